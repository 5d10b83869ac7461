package org.haochaping.workshop.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code way} line of a program's log: a step of a rating's way, for whoever watches. {@code
 * way on-disk offer=b.000001 seq=2} has the step {@code on-disk} and two values.
 */
public record WayLine(String step, Map<String, String> values) {
  private static final String MARK = "way ";

  /** Copies the values. */
  public WayLine {
    values = Map.copyOf(values);
  }

  /** The way line at the end of a log line, if it is one. */
  static Optional<WayLine> in(String logLine) {
    int start = logLine.startsWith(MARK) ? 0 : logLine.lastIndexOf(" " + MARK) + 1;
    if (start == 0 && !logLine.startsWith(MARK)) {
      return Optional.empty();
    }
    String[] words = logLine.substring(start + MARK.length()).strip().split(" +", -1);
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals > 0) {
        values.put(words[i].substring(0, equals), words[i].substring(equals + 1));
      }
    }
    return Optional.of(new WayLine(words[0], values));
  }

  /** A value that the line must have. */
  public String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("way " + step + " has no " + name);
    }
    return value;
  }
}
