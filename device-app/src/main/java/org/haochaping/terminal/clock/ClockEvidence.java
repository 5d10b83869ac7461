package org.haochaping.terminal.clock;

import java.util.Locale;

/** What speaks for the machine's wall clock where the hall says that it can be trusted. */
public interface ClockEvidence {
  /** Whether the clock can be meant now. */
  boolean isSynchronised();

  /** Whether that was found out, and not only said in the configuration. */
  default boolean isFoundOut() {
    return true;
  }

  /**
   * By the word in the configuration.
   *
   * @param word {@code kernel}: a time server has been heard of, see {@link KernelClock}; {@code
   *     none}: nothing is asked for, as for a board with a battery clock
   */
  static ClockEvidence of(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "kernel" -> new KernelClock();
      case "none" -> new Said();
      default -> throw new IllegalArgumentException("must be kernel or none");
    };
  }

  /** The hall says that the clock is right. */
  record Said() implements ClockEvidence {
    @Override
    public boolean isSynchronised() {
      return true;
    }

    @Override
    public boolean isFoundOut() {
      return false;
    }
  }
}
