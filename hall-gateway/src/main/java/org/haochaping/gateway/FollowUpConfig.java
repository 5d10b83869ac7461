package org.haochaping.gateway;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.followup.FollowUpSettings;
import org.haochaping.gateway.followup.StaffName;
import org.haochaping.protocol.ProtocolException;

/** Reads the numbers of article 17, and where reports of article 20 go. */
final class FollowUpConfig {
  private FollowUpConfig() {}

  static FollowUpSettings read(Config all) {
    Config own = all.getConfig("follow-up");
    int days = own.getInt("rectify-working-days");
    if (days < 1 || days > 1_000) {
      throw new ConfigException.BadValue(
          own.getValue("rectify-working-days").origin(),
          "rectify-working-days",
          "must be 1 to 1000");
    }
    return new FollowUpSettings(
        own.getDuration("verify-within"),
        days,
        RulesConfig.zone(all),
        own.getBytes("evidence-max"),
        escalateTo(own));
  }

  private static List<String> escalateTo(Config own) {
    try {
      return own.getStringList("escalate-to").stream().map(StaffName::of).toList();
    } catch (ProtocolException e) {
      throw new ConfigException.BadValue(
          own.getValue("escalate-to").origin(), "escalate-to", "names of 1 to 50 characters", e);
    }
  }

  /**
   * The certificate of the body that reports of breaches of discipline are sealed to; empty where
   * none is named.
   *
   * @throws TroubleException if it can't be read, or nothing can be sealed to it
   */
  static Optional<X509Certificate> disciplineBody(Config all, Path home) {
    String name = all.getString("discipline.certificate");
    return name.isEmpty() ? Optional.empty() : Optional.of(certificate(home.resolve(name)));
  }

  private static X509Certificate certificate(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      if (!(certificate.getPublicKey() instanceof RSAPublicKey)) {
        // Said at the start: otherwise each report would be refused one by one.
        throw new TroubleException("证书须为 RSA 密钥 / the certificate has no RSA key: " + file);
      }
      return certificate;
    } catch (IOException | CertificateException e) {
      throw new TroubleException("读不了证书 / can't read the certificate " + file, e);
    }
  }
}
