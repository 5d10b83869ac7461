package org.haochaping.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealCipherTest {
  @TempDir Path folder;

  /** RFC 8998, appendix A.1, with its associated data, which is no text, by way of ISO 8859-1. */
  @Test
  void sm4Gcm_ofRfc8998_givesItsCipherText() throws Exception {
    SecretKeySpec sm4 =
        new SecretKeySpec(HexFormat.of().parseHex("0123456789abcdeffedcba9876543210"), "SM4");
    Cipher cipher =
        SealCipher.SM4_GCM.begin(
            Cipher.ENCRYPT_MODE,
            new SealKey(1, sm4, sm4),
            HexFormat.of().parseHex("00001234567800000000abcd"),
            "");
    cipher.updateAAD(HexFormat.of().parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2"));
    byte[] sealed =
        cipher.doFinal(
            HexFormat.of()
                .parseHex(
                    "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                        + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa"));
    assertThat(HexFormat.of().formatHex(sealed))
        .isEqualTo(
            "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                + "83de3541e4c2b58177e065a9bf7b62ec");
  }

  @ParameterizedTest
  @EnumSource(SealCipher.class)
  void seal_withEachCipher_opensWithEitherConfiguredAndNotOnceChanged(SealCipher cipher) {
    Path keys = folder.resolve("privacy.key");
    byte[] plain = "张三".getBytes(StandardCharsets.UTF_8);
    byte[] sealed = Seal.open(keys, cipher).seal(plain, "row");
    for (SealCipher other : SealCipher.values()) {
      assertThat(Seal.open(keys, other).open(sealed, "row")).isEqualTo(plain);
    }
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> Seal.open(keys, cipher).open(sealed, "row"))
        .isInstanceOf(SealException.class);
  }

  @Test
  void searchHash_sameValue_isFoundAgainAndDependsOnKindAndKey() {
    SearchKey search = SearchKey.open(folder.resolve("search.key"));
    byte[] hash = search.hash(SearchKey.CERTIFICATE, "15090219900101123x ");
    assertThat(
            SearchKey.open(folder.resolve("search.key")).hash("certificate", "15090219900101123X"))
        .isEqualTo(hash);
    assertThat(search.hash(SearchKey.PHONE, "15090219900101123X")).isNotEqualTo(hash);
    assertThat(
            SearchKey.open(folder.resolve("other.key")).hash("certificate", "15090219900101123X"))
        .isNotEqualTo(hash);
  }
}
