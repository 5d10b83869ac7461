package org.haochaping.gateway;

import com.typesafe.config.Config;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import org.haochaping.gateway.api.ApiSettings;
import org.haochaping.gateway.terminals.HallKeys;
import org.haochaping.gateway.web.Listening;

/** Section {@code api} of the configuration. */
final class ApiConfig {
  private ApiConfig() {}

  /** Where a running gateway notes the port that it took. */
  static Path portFile(GatewayConfig config) {
    return config.dataDir().resolve("api.port");
  }

  /** How the API listens; empty where it does not. */
  static Optional<ApiSettings> read(GatewayConfig config, HallKeys keys) {
    Config api = config.section("api");
    boolean tls = api.getBoolean("tls");
    if (!tls && !isThisMachine(api.getString("host"))) {
      throw GatewayConfig.wrong(
          api, "tls", "true where api.host is not this machine alone: cases hold personal data");
    }
    int perMinute = (int) GatewayConfig.number(api, "requests-per-minute", 1, 600_000);
    int port = (int) GatewayConfig.number(api, "port", 0, 65_535);
    return api.getBoolean("enabled")
        ? Optional.of(
            new ApiSettings(
                new Listening(api.getString("host"), port, tls ? keys.serverTls() : null),
                perMinute))
        : Optional.empty();
  }

  static boolean isThisMachine(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // listening will fail with the reason
    }
  }
}
