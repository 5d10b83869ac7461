package org.haochaping.terminal.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFileTest {
  @TempDir Path folder;

  @Test
  void read_bundleOfATerminal_givesAllThree() throws Exception {
    TestAuthority authority = new TestAuthority();
    authority.write(folder.resolve("ca.pem"));
    authority.issue(folder, "t7", "terminal");
    TerminalKeys keys = Line.keys(folder, "terminal");
    assertThat(keys.chain().get(0).getSubjectX500Principal().getName()).isEqualTo("CN=t7");
    assertThat(keys.key().getAlgorithm()).isEqualTo("EC");
    keys.chain().get(0).verify(keys.authority().getPublicKey());
  }

  @Test
  void read_missingFile_namesItAndSaysWhatToDo() {
    Path missing = folder.resolve("nowhere.pem");
    assertThatThrownBy(() -> PemFile.certificates(missing))
        .isInstanceOf(KeyFileException.class)
        .hasMessageContaining("nowhere.pem")
        .hasMessageContaining("bundle");
    assertThatThrownBy(() -> PemFile.ecKey(missing)).isInstanceOf(KeyFileException.class);
  }

  @Test
  void read_certificateInThePlaceOfAKey_isRefused() throws Exception {
    TestAuthority authority = new TestAuthority();
    authority.issue(folder, "t7", "terminal");
    assertThatThrownBy(() -> PemFile.ecKey(folder.resolve("terminal.pem")))
        .hasMessageContaining("no PKCS#8 private key");
    assertThatThrownBy(() -> PemFile.certificates(folder.resolve("terminal.key")))
        .isInstanceOf(KeyFileException.class);
  }

  @Property(tries = 200)
  void read_anyBytes_isAKeyFileExceptionOrAKey(@ForAll byte[] noise) throws Exception {
    Path file = Files.createTempFile("noise", ".pem");
    try {
      String text =
          "-----BEGIN PRIVATE KEY-----\n"
              + new String(noise, StandardCharsets.ISO_8859_1)
              + "\n-----END PRIVATE KEY-----";
      Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
      assertThatThrownBy(() -> PemFile.ecKey(file)).isInstanceOf(KeyFileException.class);
      Files.write(file, noise);
      assertThatThrownBy(() -> PemFile.certificates(file)).isInstanceOf(KeyFileException.class);
    } finally {
      Files.delete(file);
    }
  }
}
