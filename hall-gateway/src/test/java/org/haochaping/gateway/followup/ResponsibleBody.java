package org.haochaping.gateway.followup;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The body that reports of breaches of discipline are for, with its key. */
public record ResponsibleBody(KeyPair keys) {
  /** A new one. */
  public static ResponsibleBody make() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return new ResponsibleBody(generator.generateKeyPair());
  }

  /** What reports are sealed to. */
  public X509Certificate certificate() throws Exception {
    X500Name name = new X500Name("CN=discipline");
    Date from = Date.from(Instant.EPOCH);
    Date until = Date.from(Instant.parse("2096-01-01T00:00:00Z"));
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name, BigInteger.ONE, from, until, name, keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
  }

  /** Its private key, as OpenSSL reads it. */
  String keyPem() {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN PRIVATE KEY-----\n"
        + lines.encodeToString(keys.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  /** The plain report; throws if it is not for this body, or was altered. */
  public byte[] open(byte[] sealed) throws Exception {
    return new CMSAuthEnvelopedData(sealed)
        .getRecipientInfos()
        .getRecipients()
        .iterator()
        .next()
        .getContent(
            new JceKeyTransAuthEnvelopedRecipient(keys.getPrivate())
                .setProvider(new BouncyCastleProvider()));
  }
}
