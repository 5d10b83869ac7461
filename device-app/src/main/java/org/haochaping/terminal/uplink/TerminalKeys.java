package org.haochaping.terminal.uplink;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who this terminal is, and whom it trusts.
 *
 * @param authority the hall's own certificate authority
 * @param chain the terminal's certificate, and what lies between it and the authority
 * @param key the terminal's private key, EC P-256
 */
public record TerminalKeys(X509Certificate authority, List<X509Certificate> chain, PrivateKey key) {
  /** Copies the list. */
  public TerminalKeys {
    chain = List.copyOf(chain);
  }

  /**
   * Reads PEM files.
   *
   * @throws KeyFileException with a sentence that names the file and what to do
   */
  public static TerminalKeys read(Path authority, Path certificate, Path key) {
    return new TerminalKeys(
        PemFile.certificates(authority).get(0),
        PemFile.certificates(certificate),
        PemFile.ecKey(key));
  }
}
