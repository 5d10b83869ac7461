package org.haochaping.gateway;

import com.typesafe.config.Config;
import org.haochaping.gateway.results.FocusLimits;
import org.haochaping.protocol.ProtocolException;

/** Section {@code results} of the configuration: the numbers of article 19. */
final class ResultsConfig {
  private ResultsConfig() {}

  static FocusLimits focus(Config all) {
    Config focus = all.getConfig("results.focus");
    try {
      return new FocusLimits(
          focus.getInt("least-ratings"),
          focus.getDouble("good-rate"),
          focus.getInt("bad-ratings"),
          focus.getDouble("bad-share"));
    } catch (ProtocolException e) {
      throw GatewayConfig.wrong(all, "results.focus", "right: " + e.getMessage());
    }
  }
}
