package org.haochaping.gateway;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haochaping.gateway.publish.PublishRules;
import org.haochaping.gateway.publish.PublishSettings;
import org.haochaping.gateway.results.SmallGroups;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.terminals.HallKeys;
import org.haochaping.gateway.terminals.ReasonsFile;
import org.haochaping.gateway.web.Listening;
import org.haochaping.protocol.wire.Reason;

/** Section {@code publish} of the configuration. */
final class PublishConfig {
  private PublishConfig() {}

  /** Where a running gateway notes the port that it took. */
  static Path portFile(GatewayConfig config) {
    return config.dataDir().resolve("publish.port");
  }

  /** How results are published; empty where they are not. */
  static Optional<PublishSettings> read(GatewayConfig config, HallKeys keys) {
    Config publish = config.section("publish");
    int port = (int) GatewayConfig.number(publish, "port", 0, 65_535);
    int perMinute = (int) GatewayConfig.number(publish, "requests-per-minute", 1, 600_000);
    PublishRules rules = rules(config);
    return publish.getBoolean("enabled")
        ? Optional.of(
            new PublishSettings(
                new Listening(
                    publish.getString("host"),
                    port,
                    publish.getBoolean("tls") ? keys.serverTls() : null),
                publish.getBoolean("behind-proxy"),
                perMinute,
                publish.getDuration("max-age"),
                rules))
        : Optional.empty();
  }

  /** What is public of the results, also where no page is. */
  static PublishRules rules(GatewayConfig config) {
    Config publish = config.section("publish");
    return new PublishRules(
        config.hall().name(),
        config.rules().zone(),
        new SmallGroups((int) GatewayConfig.number(publish, "least-group", 2, 1_000)),
        kinds(publish, "groups", false),
        kinds(publish, "focus", true),
        ResultsConfig.focus(config.all()),
        (int) GatewayConfig.number(publish, "settle-days", 0, 60),
        publish.getBoolean("live"),
        reasons(config));
  }

  private static List<SubjectKind> kinds(Config publish, String key, boolean hallToo) {
    List<SubjectKind> kinds = new ArrayList<>();
    for (String word : publish.getStringList(key)) {
      Optional<SubjectKind> kind =
          SubjectKind.of(word).filter(one -> hallToo || one != SubjectKind.HALL);
      kinds.add(
          kind.orElseThrow(
              () ->
                  GatewayConfig.wrong(
                      publish,
                      key,
                      "of " + (hallToo ? "hall, " : "") + "department, window, item, clerk")));
    }
    return kinds;
  }

  /** The sentences of reasons by code; the hall's own go before the region's. */
  static Map<String, String> reasons(GatewayConfig config) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (Reason one : ReasonsFile.shipped().reasons()) {
      labels.put(one.code(), one.label());
    }
    for (Reason one : config.settings().of(0).reasons().reasons()) {
      labels.put(one.code(), one.label());
    }
    return labels;
  }
}
