package org.haochaping.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
  private static final byte[] PLAIN = "张三 13800138000".getBytes(StandardCharsets.UTF_8);

  @TempDir Path dir;

  @Test
  void open_sealedByTheSameKeyFile_givesThePlainBytes() {
    byte[] sealed = Seal.open(dir.resolve("k")).seal(PLAIN, "case-1");
    assertThat(Seal.open(dir.resolve("k")).open(sealed, "case-1")).isEqualTo(PLAIN);
  }

  @Test
  void seal_sameBytesTwice_looksDifferent() {
    Seal seal = Seal.open(dir.resolve("k"));
    assertThat(seal.seal(PLAIN, "case-1")).isNotEqualTo(seal.seal(PLAIN, "case-1"));
  }

  @Test
  void open_valueMovedToAnotherRow_isRefused() {
    Seal seal = Seal.open(dir.resolve("k"));
    byte[] sealed = seal.seal(PLAIN, "case-1");
    assertThatThrownBy(() -> seal.open(sealed, "case-2")).isInstanceOf(SealException.class);
  }

  @Test
  void open_anyByteChanged_isRefused() {
    Seal seal = Seal.open(dir.resolve("k"));
    byte[] sealed = seal.seal(PLAIN, "case-1");
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> seal.open(changed, "case-1")).isInstanceOf(SealException.class);
    }
  }

  @Test
  void open_keyAddedInFront_stillOpensWhatTheOldOneSealed() throws Exception {
    Path file = dir.resolve("k");
    byte[] sealed = Seal.open(file).seal(PLAIN, "case-1");
    Seal.open(dir.resolve("other"));
    Files.writeString(file, Files.readString(dir.resolve("other")) + Files.readString(file));
    assertThat(Seal.open(file).open(sealed, "case-1")).isEqualTo(PLAIN);
  }

  @Test
  void keyFile_madeAnew_isReadableByItsOwnerOnly() throws Exception {
    Seal.open(dir.resolve("k"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("k"))))
        .isEqualTo("rw-------");
  }

  @Test
  void keyFile_damaged_saysWhichFile() throws Exception {
    Files.writeString(dir.resolve("k"), "nonsense!\n");
    assertThatThrownBy(() -> Seal.open(dir.resolve("k")))
        .isInstanceOf(SealException.class)
        .hasMessageContaining(dir.resolve("k").toString());
  }
}
