package org.haochaping.city;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/** Ways in which an answer can be no answer, each sent with status 200. */
enum Nonsense {
  NONE,
  /** Random bytes. */
  GARBAGE,
  /** A page, as a portal before the city system would answer. */
  HTML,
  EMPTY,
  /** Half of the answer. */
  TRUNCATED,
  /** A result too few. */
  WRONG_COUNT,
  /** Results of other records. */
  WRONG_KEYS;

  private static final int GARBAGE_BYTES = 2000;

  static Nonsense of(Config config) {
    String word = config.getString("nonsense");
    for (Nonsense nonsense : values()) {
      if (nonsense.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return nonsense;
      }
    }
    throw new ConfigException.BadValue(
        config.getValue("nonsense").origin(),
        "nonsense",
        "must be none, garbage, html, empty, truncated, wrong-count or wrong-keys");
  }

  byte[] spoil(byte[] answer, Random random) {
    return switch (this) {
      case NONE -> answer;
      case GARBAGE -> {
        byte[] bytes = new byte[GARBAGE_BYTES];
        random.nextBytes(bytes);
        yield bytes;
      }
      case HTML ->
          "<!doctype html><html><body>系统维护中</body></html>".getBytes(StandardCharsets.UTF_8);
      case EMPTY -> new byte[0];
      case TRUNCATED -> Arrays.copyOf(answer, answer.length / 2);
      case WRONG_COUNT -> {
        String text = new String(answer, StandardCharsets.UTF_8);
        int last = text.lastIndexOf("{\"key\"");
        String kept = text.substring(0, last);
        yield (kept.endsWith(",") ? kept.substring(0, kept.length() - 1) : kept)
            .concat("]}")
            .getBytes(StandardCharsets.UTF_8);
      }
      case WRONG_KEYS ->
          new String(answer, StandardCharsets.UTF_8)
              .replace("\"key\":\"", "\"key\":\"rating/OTHER-")
              .getBytes(StandardCharsets.UTF_8);
    };
  }
}
