package org.haochaping.gateway.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.ledger.Ledger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisciplineBoxTest {
  private static final byte[] REPORT =
      "窗口 3 工作人员索要礼品 PLANTED-REPORT".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static X509Certificate certificate(KeyPair keys) throws Exception {
    X500Name name = new X500Name("CN=discipline");
    Date from = Date.from(Instant.EPOCH);
    Date until = Date.from(Instant.parse("2096-01-01T00:00:00Z"));
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name, BigInteger.ONE, from, until, name, keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
  }

  private static byte[] open(byte[] sealed, PrivateKey key) throws Exception {
    return new CMSAuthEnvelopedData(sealed)
        .getRecipientInfos()
        .getRecipients()
        .iterator()
        .next()
        .getContent(
            new JceKeyTransAuthEnvelopedRecipient(key).setProvider(new BouncyCastleProvider()));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void DISCIPLINE_report_isOpenedByTheResponsibleBodysKeyAlone(Engine engine) throws Exception {
    KeyPair body = keys();
    try (Ledger ledger = Ledger.open(engine.fresh(folder), Clock.systemUTC())) {
      DisciplineBox box = new DisciplineBox(ledger, Clock.systemUTC());
      long number = box.add(REPORT, certificate(body));
      List<DisciplineBox.Sealed> sealed = box.after(0);
      assertThat(sealed)
          .singleElement()
          .satisfies(one -> assertThat(one.number()).isEqualTo(number));
      assertThat(open(sealed.get(0).sealed(), body.getPrivate())).isEqualTo(REPORT);
      PrivateKey other = keys().getPrivate();
      assertThatThrownBy(() -> open(sealed.get(0).sealed(), other)).isNotNull();
      byte[] altered = sealed.get(0).sealed().clone();
      altered[altered.length - 20] ^= 1;
      assertThatThrownBy(() -> open(altered, body.getPrivate())).isNotNull();
      assertThat(box.after(number)).isEmpty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain("PLANTED-REPORT");
      }
    }
  }
}
