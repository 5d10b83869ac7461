package org.haochaping.gateway.followup;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;

/**
 * Reports of breaches of discipline or law (article 20). Each is sealed at once to the certificate
 * of the body that is responsible (CMS, RFC 5083, AES-256-GCM), so that neither the window's
 * department nor this gateway can open it; {@code openssl cms -decrypt} does with that body's key.
 */
public final class DisciplineBox {
  /** How many bytes a report has at most. */
  public static final int MAX_BYTES = 1024 * 1024;

  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private final Ledger ledger;
  private final Clock clock;

  /** Over a ledger. */
  public DisciplineBox(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** A report as it lies in the box. */
  @SuppressWarnings("ArrayRecordComponent") // a row passing through, never compared
  public record Sealed(long number, Instant receivedAt, String recipient, byte[] sealed) {}

  /**
   * Seals a report and puts it in; gives its number. The plain text goes nowhere else.
   *
   * @param to the responsible body's certificate, with an RSA key
   * @throws ProtocolException if it is empty or too large, or can't be sealed to that certificate
   */
  public long add(byte[] report, X509Certificate to) {
    if (report.length == 0 || report.length > MAX_BYTES) {
      throw new ProtocolException("举报须为 1 至 1048576 字节 / report: 1 to 1048576 bytes");
    }
    byte[] sealed = seal(report, to);
    String recipient = fingerprint(to);
    return ledger.write(
        handle ->
            handle
                .createQuery(
                    "insert into discipline_report (received_at, recipient, sealed)"
                        + " values (:at, :recipient, :sealed) returning id")
                .bind("at", clock.millis())
                .bind("recipient", recipient)
                .bind("sealed", sealed)
                .mapTo(Long.class)
                .one());
  }

  /** All reports behind one, sealed as they are. */
  public List<Sealed> after(long number) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select id, received_at, recipient, sealed from discipline_report"
                        + " where id > :after order by id")
                .bind("after", number)
                .map(
                    (row, context) ->
                        new Sealed(
                            row.getLong(1),
                            Instant.ofEpochMilli(row.getLong(2)),
                            row.getString(3),
                            row.getBytes(4)))
                .list());
  }

  private static byte[] seal(byte[] report, X509Certificate to) {
    try {
      CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
      generator.addRecipientInfoGenerator(
          new JceKeyTransRecipientInfoGenerator(to).setProvider(PROVIDER));
      OutputAEADEncryptor encryptor =
          (OutputAEADEncryptor)
              new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM)
                  .setProvider(PROVIDER)
                  .build();
      return generator.generate(new CMSProcessableByteArray(report), encryptor).getEncoded();
    } catch (CMSException | IOException | CertificateEncodingException e) {
      throw new ProtocolException("不能用该证书密封 / can't be sealed to that certificate", e);
    }
  }

  private static String fingerprint(X509Certificate to) {
    try {
      return Hash.sha256(to.getEncoded()).hex();
    } catch (CertificateEncodingException e) {
      throw new ProtocolException("证书无效 / not a certificate", e);
    }
  }
}
