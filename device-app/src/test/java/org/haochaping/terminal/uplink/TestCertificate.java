package org.haochaping.terminal.uplink;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;

/** A terminal's certificate, for tests of other packages. */
public final class TestCertificate {
  private TestCertificate() {}

  /** Valid for nine days more. */
  public static X509Certificate issued(Path folder) throws IOException {
    new TestAuthority().issue(folder, "t1", "terminal");
    return PemFile.certificates(folder.resolve("terminal.pem")).get(0);
  }
}
