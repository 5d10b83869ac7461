package org.haochaping.terminal.uplink;

import java.time.Duration;

/** What a {@code stored} message means for the terminal. */
sealed interface Reaction {
  /**
   * The gateway has everything up to here.
   *
   * @param roundTripMillis from what this answers to the answer
   */
  record Confirmed(long upTo, long roundTripMillis) implements Reaction {}

  /** Nothing new: an old answer, a repeated one, or another journal's. */
  record Ignored(String why) implements Reaction {}

  /** Entries were missing at the gateway: they are sent again. */
  record Rewound(long next) implements Reaction {}

  /** It contradicts what is known: say hello and go by the answer. */
  record Doubtful(String why) implements Reaction {}

  /** The gateway has another history: a new journal takes over from here on. */
  record Forked(long from) implements Reaction {}

  /** The gateway can't take anything for a while. */
  record Paused(Duration asked) implements Reaction {}

  /** The gateway does not take this terminal's word. */
  record Refused(Duration pause) implements Reaction {}
}
