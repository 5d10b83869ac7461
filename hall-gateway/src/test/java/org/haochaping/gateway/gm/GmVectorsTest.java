package org.haochaping.gateway.gm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.haochaping.gateway.gm.Sm2Form.Order;
import org.haochaping.gateway.gm.Sm2Form.Signature;
import org.junit.jupiter.api.Test;

/** The standards' own examples: GM/T 0003.5-2012, GB/T 32905-2016 annex A, GB/T 32907-2016 A.1. */
class GmVectorsTest {
  private static final String PRIVATE =
      "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
  private static final String PUBLIC =
      "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
          + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
  private static final String R =
      "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";
  private static final String S =
      "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";
  private static final String C1 =
      "0404EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73"
          + "E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0";
  private static final String C3 =
      "59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766";
  private static final String C2 = "21886CA989CA9C7D58087307CA93092D651EFA";

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static Sm2 sm2(Order order, boolean leading04, Signature signature) {
    return new Sm2(
        new Sm2Form(order, leading04, signature, Sm2Form.DEFAULT_SIGNER_ID), new SecureRandom());
  }

  @Test
  void sm2_exampleSignature_isAccepted() {
    byte[] message = "message digest".getBytes(StandardCharsets.US_ASCII);
    Sm2 raw = sm2(Order.C1C3C2, true, Signature.RAW);
    assertThat(raw.isSigned(message, hex(R + S), PUBLIC)).isTrue();
    assertThat(raw.isSigned(message, hex(R + S), "04" + PUBLIC)).isTrue();
    assertThat(
            raw.isSigned("message digesT".getBytes(StandardCharsets.US_ASCII), hex(R + S), PUBLIC))
        .isFalse();
    Sm2 otherSigner =
        new Sm2(new Sm2Form(Order.C1C3C2, true, Signature.RAW, "ALICE"), new SecureRandom());
    assertThat(otherSigner.isSigned(message, hex(R + S), PUBLIC)).isFalse();
    Sm2 der = sm2(Order.C1C3C2, true, Signature.DER);
    assertThat(der.isSigned(message, hex("3046022100" + R + "022100" + S), PUBLIC)).isTrue();
    assertThat(der.isSigned(message, hex(R + S), PUBLIC)).isFalse();
  }

  @Test
  void sm2_exampleCipherText_opensInEachForm() {
    assertThat(sm2(Order.C1C3C2, true, Signature.RAW).decrypt(hex(C1 + C3 + C2), PRIVATE))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("encryption standard");
    assertThat(sm2(Order.C1C2C3, true, Signature.RAW).decrypt(hex(C1 + C2 + C3), PRIVATE))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("encryption standard");
    assertThat(
            sm2(Order.C1C3C2, false, Signature.RAW)
                .decrypt(hex(C1.substring(2) + C3 + C2), PRIVATE))
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("encryption standard");
  }

  @Test
  void sm2_ownCipherTextAndSignature_areTheOwnersOnly() {
    byte[] message = "评价".getBytes(StandardCharsets.UTF_8);
    for (Order order : Order.values()) {
      Sm2 sm2 = sm2(order, false, Signature.RAW);
      byte[] cipher = sm2.encrypt(message, PUBLIC);
      assertThat(cipher).hasSize(64 + 32 + message.length);
      assertThat(sm2.decrypt(cipher, PRIVATE)).isEqualTo(message);
      assertThat(sm2.sign(message, PRIVATE)).hasSize(64);
      cipher[cipher.length - 1] ^= 1;
      assertThatThrownBy(() -> sm2.decrypt(cipher, PRIVATE)).isInstanceOf(GmException.class);
      assertThatThrownBy(() -> sm2.decrypt(new byte[5], PRIVATE)).isInstanceOf(GmException.class);
    }
    assertThatThrownBy(() -> sm2(Order.C1C3C2, true, Signature.RAW).encrypt(message, "04ABC"))
        .isInstanceOf(GmException.class);
    assertThatThrownBy(
            () -> sm2(Order.C1C3C2, true, Signature.RAW).encrypt(message, "00".repeat(64)))
        .isInstanceOf(GmException.class);
  }

  @Test
  void sm4_example_hasItsFirstBlock() {
    byte[] key = hex("0123456789ABCDEFFEDCBA9876543210");
    Sm4 sm4 = new Sm4(key, new byte[Sm4.BYTES]); // with a zero vector the first block is plain SM4
    assertThat(TextForm.HEX.write(sm4.encrypt(key)))
        .hasSize(64)
        .startsWith("681edf34d206965e86b3e94f536e4246");
    assertThat(sm4.decrypt(sm4.encrypt(key))).isEqualTo(key);
    assertThatThrownBy(() -> sm4.decrypt(new byte[16])).isInstanceOf(GmException.class);
    assertThatThrownBy(() -> new Sm4(new byte[15], new byte[16])).isInstanceOf(GmException.class);
  }
}
