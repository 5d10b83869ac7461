package org.haochaping.protocol.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.haochaping.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTokenTest {
  private static final KeyPair HALL = ed25519();
  private static final KeyPair OTHER_HALL = ed25519();
  private static final ReceiptCode CODE =
      new ReceiptCode(
          440_300,
          7,
          "AbCdEfGh0123_-zZ",
          1,
          Instant.parse("2026-11-24T03:50:00Z"),
          Instant.parse("2026-12-01T03:50:00Z"),
          42);

  private static KeyPair ed25519() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Provide
  Arbitrary<ReceiptCode> codes() {
    Arbitrary<Instant> seconds =
        Arbitraries.longs().between(0, 0xFFFF_FFFFL).map(Instant::ofEpochSecond);
    return Combinators.combine(
            Arbitraries.longs().between(0, 0xFFFF_FFFFL),
            Arbitraries.integers().between(0, 0xFFFF),
            Arbitraries.bytes()
                .array(byte[].class)
                .ofSize(ReceiptCode.HANDLE_BYTES)
                .map(Base64.getUrlEncoder()::encodeToString),
            Arbitraries.integers().between(1, 255),
            seconds,
            seconds,
            Arbitraries.longs().between(0, (1L << 48) - 1))
        .as(ReceiptCode::new);
  }

  @Property(tries = 300)
  void sign_ofAnyCode_comesBackTheSame(@ForAll("codes") ReceiptCode code) {
    String token = ReceiptToken.sign(code, HALL.getPrivate());
    assertThat(token).hasSize(ReceiptToken.CHARACTERS).matches("[A-Za-z0-9_-]+");
    assertThat(ReceiptToken.verify(token, HALL.getPublic())).contains(code);
    assertThat(ReceiptToken.unverified(token)).isEqualTo(code);
  }

  @Test
  void verify_withAnyOneBitFlipped_isNeverTheHalls() {
    String token = ReceiptToken.sign(CODE, HALL.getPrivate());
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] forged = bytes.clone();
      forged[bit / 8] ^= (byte) (1 << bit % 8);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);
      assertThat(ReceiptToken.verify(text, HALL.getPublic())).as("bit %d", bit).isEmpty();
    }
  }

  @Test
  void verify_withAnyOneCharacterReplaced_isNeverTheHalls() {
    String token = ReceiptToken.sign(CODE, HALL.getPrivate());
    for (int at = 0; at < token.length(); at++) {
      for (char c : "ABQgw_-09=/ ".toCharArray()) {
        String forged = token.substring(0, at) + c + token.substring(at + 1);
        if (!forged.equals(token)) {
          assertThat(verifyOrNothing(forged)).as("character %d as %s", at, c).isEmpty();
        }
      }
    }
  }

  @Test
  void verify_withSpareBitsSet_isRefused() {
    String token = ReceiptToken.sign(CODE, HALL.getPrivate());
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(token.charAt(token.length() - 1));
    String twin = token.substring(0, token.length() - 1) + alphabet.charAt(last | 1);
    assertThat(Base64.getUrlDecoder().decode(twin)).isEqualTo(Base64.getUrlDecoder().decode(token));
    assertThatThrownBy(() -> ReceiptToken.verify(twin, HALL.getPublic()))
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void verify_ofAnotherHallsReceipt_isNothing_yetItSaysWhoseItIs() {
    String token = ReceiptToken.sign(CODE, OTHER_HALL.getPrivate());
    assertThat(ReceiptToken.verify(token, HALL.getPublic())).isEmpty();
    assertThat(ReceiptToken.unverified(token).hall()).isEqualTo(440_300);
  }

  @Property
  void verify_ofAnyText_givesNothingOrAReason(@ForAll String text) {
    assertThat(verifyOrNothing(text)).isEmpty();
  }

  @Property
  void verify_ofAnyTextOfItsForm_isNeverTheHalls(
      @ForAll
          @StringLength(ReceiptToken.CHARACTERS)
          @CharRange(from = 'A', to = 'Z')
          @CharRange(from = '0', to = '9')
          String text) {
    assertThat(verifyOrNothing(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://r.example.cn/r/",
        "https://r.example.cn/r?t=",
        "https://r.example.cn/#",
        "  https://r.example.cn/r/"
      })
  void verify_ofALink_readsItsLastPart(String prefix) {
    String token = ReceiptToken.sign(CODE, HALL.getPrivate());
    assertThat(ReceiptToken.verify(prefix + token + "\r\n", HALL.getPublic())).contains(CODE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "https://r.example.cn/r/A", "评"})
  void verify_ofATokenGluedToSomething_isRefused(String prefix) {
    String token = ReceiptToken.sign(CODE, HALL.getPrivate());
    assertThatThrownBy(() -> ReceiptToken.verify(prefix + token, HALL.getPublic()))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("no token");
  }

  @Property(tries = 50)
  void verify_ofAnotherVersion_isRefusedWithTheReason(@ForAll @IntRange(max = 255) int version)
      throws Exception {
    byte[] payload = CODE.toBytes();
    payload[0] = (byte) version;
    java.security.Signature signer = java.security.Signature.getInstance("Ed25519");
    signer.initSign(HALL.getPrivate());
    signer.update("hcp-receipt/1".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    signer.update(payload);
    byte[] all = java.util.Arrays.copyOf(payload, payload.length + 64);
    System.arraycopy(signer.sign(), 0, all, payload.length, 64);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    if (version == 1) {
      assertThat(ReceiptToken.verify(token, HALL.getPublic())).contains(CODE);
    } else {
      assertThatThrownBy(() -> ReceiptToken.verify(token, HALL.getPublic()))
          .hasMessage("version: " + version + ", this side speaks 1");
    }
  }

  @Test
  void code_outOfBounds_isRefusedByItsField() {
    Instant now = Instant.parse("2026-11-24T03:50:00Z");
    assertRefused("hall", () -> new ReceiptCode(-1, 1, CODE.caseHandle(), 1, now, now, 0));
    assertRefused("hall", () -> new ReceiptCode(1L << 32, 1, CODE.caseHandle(), 1, now, now, 0));
    assertRefused("window", () -> new ReceiptCode(1, 65_536, CODE.caseHandle(), 1, now, now, 0));
    assertRefused("case", () -> new ReceiptCode(1, 1, "AAAA", 1, now, now, 0));
    assertRefused("case", () -> new ReceiptCode(1, 1, "AAAAAAAAAAAAAAA=", 1, now, now, 0));
    assertRefused("batch", () -> new ReceiptCode(1, 1, CODE.caseHandle(), 0, now, now, 0));
    assertRefused("batch", () -> new ReceiptCode(1, 1, CODE.caseHandle(), 256, now, now, 0));
    assertRefused("issued", () -> new ReceiptCode(1, 1, CODE.caseHandle(), 1, Instant.MIN, now, 0));
    assertRefused(
        "expires", () -> new ReceiptCode(1, 1, CODE.caseHandle(), 1, now, Instant.MAX, 0));
    assertRefused("nonce", () -> new ReceiptCode(1, 1, CODE.caseHandle(), 1, now, now, 1L << 48));
  }

  private static void assertRefused(
      String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOf(ProtocolException.class)
        .hasMessageStartingWith(field + ": ");
  }

  private static Optional<ReceiptCode> verifyOrNothing(String text) {
    try {
      return ReceiptToken.verify(text, HALL.getPublic());
    } catch (ProtocolException e) {
      return Optional.empty();
    }
  }
}
