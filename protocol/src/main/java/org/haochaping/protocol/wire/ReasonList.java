package org.haochaping.protocol.wire;

import java.util.Comparator;
import java.util.List;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * The region's reasons for each level, as data with a version.
 *
 * @param version 1 to 32 of {@code A-Z a-z 0-9 . _ -}, such as {@code 2020-05}
 */
public record ReasonList(String version, List<Reason> reasons) {
  /** So many of a level have room on the smallest screen, each large enough for a finger. */
  public static final int MOST_OF_A_LEVEL = 10;

  private static final int MAX_REASONS = 200;

  /** Checks version and size and copies the reasons. */
  public ReasonList {
    reasons = List.copyOf(reasons);
    if (!version.matches("[0-9A-Za-z._-]{1,32}")) {
      throw new ProtocolException("version: 1 to 32 of A-Z a-z 0-9 . _ -");
    }
    if (reasons.size() > MAX_REASONS) {
      throw new ProtocolException("reasons: at most " + MAX_REASONS);
    }
  }

  /** None at all: nobody is asked for reasons. */
  public static ReasonList none() {
    return new ReasonList("none", List.of());
  }

  /**
   * The reasons of a level, core ones first, each group in the list's order; the first {@value
   * #MOST_OF_A_LEVEL} of them.
   */
  public List<Reason> of(SatisfactionLevel level) {
    return reasons.stream()
        .filter(reason -> reason.level() == level)
        .sorted(Comparator.comparing(reason -> !reason.core()))
        .limit(MOST_OF_A_LEVEL)
        .toList();
  }
}
