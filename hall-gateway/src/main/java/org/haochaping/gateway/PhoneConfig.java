package org.haochaping.gateway;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Optional;
import org.haochaping.gateway.phone.PhoneSettings;
import org.haochaping.gateway.settlement.PhoneRatings;
import org.haochaping.gateway.terminals.HallKeys;
import org.haochaping.gateway.web.Listening;

/** Section {@code phone} of the configuration. */
final class PhoneConfig {
  static final String PUBLIC_ADDRESS = "phone.public-address";

  private PhoneConfig() {}

  /** Where a running gateway notes the port that it took. */
  static Path portFile(GatewayConfig config) {
    return config.dataDir().resolve("phone.port");
  }

  /** How the page for phones is served; empty where it is not. */
  static Optional<PhoneSettings> read(GatewayConfig config, HallKeys keys) {
    Config phone = config.section("phone");
    boolean tls = phone.getBoolean("tls");
    String host = phone.getString("host");
    if (!tls && !ApiConfig.isThisMachine(host)) {
      throw GatewayConfig.wrong(
          phone, "tls", "true where phone.host is not this machine alone: people type numbers");
    }
    int port = (int) GatewayConfig.number(phone, "port", 0, 65_535);
    int perMinute = (int) GatewayConfig.number(phone, "requests-per-minute", 1, 600_000);
    int numbers = (int) GatewayConfig.number(phone, "numbers-per-hour", 1, 600_000);
    int reports = (int) GatewayConfig.number(phone, "reports-per-hour", 1, 600_000);
    return phone.getBoolean("enabled")
        ? Optional.of(
            new PhoneSettings(
                new Listening(host, port, tls ? keys.serverTls() : null),
                phone.getBoolean("behind-proxy"),
                perMinute,
                numbers,
                reports))
        : Optional.empty();
  }

  /** How long a rating from a phone waits: for its reasons, and by a number alone for its case. */
  static PhoneRatings.Times times(GatewayConfig config) {
    Config phone = config.section("phone");
    return new PhoneRatings.Times(
        phone.getDuration("wait-for-reasons"), GatewayConfig.duration(phone, "keep-number"));
  }

  /** What codes for phones lead to, without a slash at its end; empty where none is set. */
  static Optional<String> publicAddress(Config all) {
    String address = all.getString(PUBLIC_ADDRESS).replaceAll("/+$", "");
    if (address.isEmpty()) {
      return Optional.empty();
    }
    if (!address.matches("https?://[^/\\s?#]+(/[^\\s?#]*)?") || address.length() > 200) {
      throw GatewayConfig.wrong(all, PUBLIC_ADDRESS, "an address like https://hall.example");
    }
    return Optional.of(address);
  }
}
