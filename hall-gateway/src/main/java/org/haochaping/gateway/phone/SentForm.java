package org.haochaping.gateway.phone;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;

/** What a page's form sent, within bounds. What it says is nowhere logged. */
final class SentForm {
  /** More than a rating and its reasons need. */
  static final int RATING_BYTES = 8 * 1024;

  private final Map<String, List<String>> fields;

  private SentForm(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /**
   * Reads it.
   *
   * @throws SentenceException if it is no form, or a larger one than the page's
   */
  static SentForm read(Context http, int maxBytes) {
    String type = Optional.ofNullable(http.contentType()).orElse("").toLowerCase(Locale.ROOT);
    if (!type.startsWith("application/x-www-form-urlencoded")) {
      throw new SentenceException(Sentence.FORM_OLD);
    }
    try {
      byte[] bytes = http.req().getInputStream().readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new SentenceException(Sentence.FORM_OLD);
      }
      return of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw new SentenceException(Sentence.FORM_OLD);
    }
  }

  static SentForm of(String encoded) {
    Map<String, List<String>> fields = new HashMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields
            .computeIfAbsent(decoded(pair.substring(0, equals)), any -> new ArrayList<>())
            .add(decoded(pair.substring(equals + 1)));
      }
    }
    return new SentForm(fields);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The value of a field; empty where it is missing. */
  String text(String name) {
    return fields.getOrDefault(name, List.of("")).get(0).strip();
  }

  List<String> all(String name) {
    return List.copyOf(fields.getOrDefault(name, List.of()));
  }

  /** The level that was chosen; empty if none was, or none of the five. */
  Optional<SatisfactionLevel> level() {
    try {
      return Optional.of(SatisfactionLevel.ofWireName(text("level")));
    } catch (ProtocolException e) {
      return Optional.empty(); // asked for again, never replaced (article 10)
    }
  }
}
