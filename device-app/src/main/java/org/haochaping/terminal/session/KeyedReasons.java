package org.haochaping.terminal.session;

import org.haochaping.protocol.SatisfactionLevel;

/**
 * What one of the five keys does on the reasons screen: they move, tick, confirm and skip.
 *
 * @param after the reasons as the key leaves them
 */
record KeyedReasons(Explanation after, End end) {
  enum End {
    NOT_YET,
    GIVEN,
    SKIPPED
  }

  static KeyedReasons of(Explanation before, SatisfactionLevel key) {
    return switch (key) {
      case VERY_SATISFIED -> new KeyedReasons(before.moved(-1), End.NOT_YET);
      case SATISFIED -> new KeyedReasons(before.moved(1), End.NOT_YET);
      case BASICALLY_SATISFIED -> atFocus(before);
      case DISSATISFIED -> new KeyedReasons(before, End.GIVEN);
      case VERY_DISSATISFIED -> new KeyedReasons(before, End.SKIPPED);
    };
  }

  private static KeyedReasons atFocus(Explanation before) {
    return before.isAtReason()
        ? new KeyedReasons(before.toggledAtFocus(), End.NOT_YET)
        : new KeyedReasons(before, before.isAtSkip() ? End.SKIPPED : End.GIVEN);
  }
}
