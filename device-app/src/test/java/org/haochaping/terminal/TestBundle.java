package org.haochaping.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.haochaping.terminal.session.Receipts;

/** A terminal's folder as a technician gets it; its certificate is its own authority. */
final class TestBundle {
  private static final char[] PASSWORD = "only-for-this-test".toCharArray();

  private TestBundle() {}

  /** Writes it and gives the configuration file; {@code more} is appended to that. */
  static Path write(Path folder, Receipts receipts, String more) {
    try {
      Files.createDirectories(folder);
      keys(folder);
      return Files.writeString(
          folder.resolve("terminal.conf"),
          """
          terminal { id = "t1", hall = %d, hall-name = "测试政务服务大厅", window = 7 }
          gateway { host = "127.0.0.1", port = 1 }
          receipt.public-key = "%s"
          session { offered-timeout = 30s, thanks = 4s, refused = 4s, settle = 0s }
          %s
          """
              .formatted(Receipts.HALL, receipts.publicKey(), more));
    } catch (IOException | GeneralSecurityException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void keys(Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path store = folder.resolve("keys.p12");
    String password = String.valueOf(PASSWORD);
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "t1",
                    "-dname",
                    "CN=t1",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    password))
            .inheritIO()
            .start();
    if (keytool.waitFor() != 0) {
      throw new AssertionError("keytool failed");
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    byte[] certificate = keys.getCertificate("t1").getEncoded();
    pem(folder.resolve("ca.pem"), "CERTIFICATE", certificate);
    pem(folder.resolve("terminal.pem"), "CERTIFICATE", certificate);
    pem(folder.resolve("terminal.key"), "PRIVATE KEY", keys.getKey("t1", PASSWORD).getEncoded());
  }

  private static void pem(Path file, String what, byte[] der) throws IOException {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n");
  }
}
