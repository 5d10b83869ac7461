package org.haochaping.terminal.uplink;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.ThreadLocalRandom;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** A hall's certificate authority, for tests: EC P-256, valid from a day ago for ten days. */
final class TestAuthority {
  private final KeyPair keys = newKeys();
  private final X500Name name = new X500Name("CN=Test Hall");
  private final X509Certificate certificate;

  TestAuthority() {
    try {
      JcaX509v3CertificateBuilder builder = builder(name, keys);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      certificate = signed(builder);
    } catch (CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes {@code name.pem} and {@code name.key} for a host or a terminal. */
  void issue(Path folder, String commonName, String file) throws IOException {
    KeyPair pair = newKeys();
    JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=" + commonName), pair);
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, commonName)));
    Files.writeString(folder.resolve(file + ".pem"), pem("CERTIFICATE", encoded(signed(builder))));
    Files.writeString(
        folder.resolve(file + ".key"), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
  }

  /** Writes the authority's own certificate. */
  void write(Path file) throws IOException {
    Files.writeString(file, pem("CERTIFICATE", encoded(certificate)));
  }

  private JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair pair) {
    Instant from = Instant.now().minus(Duration.ofDays(1));
    return new JcaX509v3CertificateBuilder(
        name,
        new BigInteger(64, ThreadLocalRandom.current()).add(BigInteger.ONE),
        Date.from(from),
        Date.from(from.plus(Duration.ofDays(10))),
        subject,
        pair.getPublic());
  }

  private X509Certificate signed(JcaX509v3CertificateBuilder builder) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String type, byte[] bytes) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, bytes));
    }
    return text.toString();
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
