package org.haochaping.gateway.publish;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;

/** The page's style and scripts, from this program's own jars and from nobody else's server. */
final class Assets {
  private static final String ECHARTS =
      "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.common.min.js";

  private Assets() {}

  /** By path. */
  static Map<String, Answer> all() {
    return Map.of(
        "/icon.svg", read("image/svg+xml", "icon.svg"),
        "/page.css", read("text/css; charset=utf-8", "page.css"),
        "/charts.js", read("text/javascript; charset=utf-8", "charts.js"),
        "/echarts.js", read("text/javascript; charset=utf-8", ECHARTS));
  }

  private static Answer read(String type, String name) {
    try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(name), name)) {
      return Answer.of(type, in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("the program's jar is damaged", e);
    }
  }
}
