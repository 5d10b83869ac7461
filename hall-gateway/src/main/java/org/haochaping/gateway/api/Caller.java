package org.haochaping.gateway.api;

import io.javalin.http.Context;
import java.util.Objects;
import java.util.OptionalLong;
import org.haochaping.gateway.web.RateLimit;

/** Finds out which system calls, and whether it may just now. */
record Caller(WindowSystems systems, RateLimit limit) {
  private static final String ATTRIBUTE = "haochaping.system";
  private static final String BEARER = "Bearer ";

  /**
   * Notes the system with the request.
   *
   * @throws Problem with 401 or 429
   */
  void require(Context http) {
    String header = http.header("Authorization");
    String key =
        header != null && header.startsWith(BEARER)
            ? header.substring(BEARER.length()).strip()
            : "";
    String name = systems.nameOf(key).orElseThrow(Problem::unauthorized);
    OptionalLong seconds = limit.refused(name);
    if (seconds.isPresent()) {
      throw Problem.tooMany(seconds.getAsLong());
    }
    http.attribute(ATTRIBUTE, name);
  }

  /** The name of the system that made this request. */
  static String of(Context http) {
    return Objects.requireNonNull(http.<String>attribute(ATTRIBUTE));
  }
}
