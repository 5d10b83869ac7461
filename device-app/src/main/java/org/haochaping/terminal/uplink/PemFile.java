package org.haochaping.terminal.uplink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Reads PEM (RFC 7468) with what the JDK has. */
final class PemFile {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private PemFile() {}

  /** All certificates in a file, at least one. */
  static List<X509Certificate> certificates(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw new KeyFileException("没有证书 / no certificate in " + file);
      }
      return certificates;
    } catch (IOException | CertificateException e) {
      throw unreadable(file, e);
    }
  }

  /** The first unencrypted PKCS#8 key in a file, which must be an EC key. */
  static PrivateKey ecKey(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      int begin = text.indexOf(BEGIN);
      int end = text.indexOf(END);
      if (begin < 0 || end < begin) {
        throw new KeyFileException("没有私钥 / no PKCS#8 private key in " + file);
      }
      byte[] der = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw unreadable(file, e);
    }
  }

  private static KeyFileException unreadable(Path file, Exception cause) {
    return new KeyFileException(
        "读不了 / can't read "
            + file
            + ", get the terminal's bundle from the gateway again: "
            + cause.getMessage(),
        cause);
  }
}
