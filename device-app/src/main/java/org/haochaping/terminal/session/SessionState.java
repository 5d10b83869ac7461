package org.haochaping.terminal.session;

import java.time.Duration;
import java.util.OptionalLong;
import org.haochaping.protocol.SatisfactionLevel;

/** Where a session is. {@code until} is in milliseconds of the boot's monotonic clock. */
public sealed interface SessionState {
  /** When time ends it, in milliseconds of the boot's monotonic clock; nothing where none does. */
  default OptionalLong deadline() {
    return OptionalLong.empty();
  }

  /** Nobody is there. */
  record Idle() implements SessionState {}

  /** Somebody is asked, waits or is thanked: these are the screens before which people press. */
  sealed interface Attended extends SessionState {
    /** What it is about. */
    Offer offer();
  }

  /** A level was pressed. */
  sealed interface Answered extends Attended {
    /** Which one. */
    SatisfactionLevel level();
  }

  /** The five levels are shown; nothing is selected. */
  record Offered(Offer offer, long until) implements Attended {
    @Override
    public OptionalLong deadline() {
      return OptionalLong.of(until);
    }
  }

  /**
   * A level was pressed and is being written; no thanks yet.
   *
   * @param replaces the entry of the earlier choice, where this is a change of mind
   * @param until then nobody is kept waiting for the disk any longer
   */
  record Rated(Offer offer, SatisfactionLevel level, OptionalLong replaces, long until)
      implements Answered {
    @Override
    public OptionalLong deadline() {
      return OptionalLong.of(until);
    }
  }

  /**
   * The rating is on disk, and the citizen may say why.
   *
   * @param seq the rating's entry
   */
  record Explaining(
      Offer offer, SatisfactionLevel level, long seq, Explanation explanation, long until)
      implements Answered {
    @Override
    public OptionalLong deadline() {
      return OptionalLong.of(until);
    }

    /** The reasons of a rating that is on disk now. */
    static Explaining of(Rated rated, long seq, Explanation explanation, long until) {
      return new Explaining(rated.offer, rated.level, seq, explanation, until);
    }

    Explaining with(Explanation changed, long later) {
      return new Explaining(offer, level, seq, changed, later);
    }
  }

  /**
   * The rating is on disk, and the citizen is thanked. Another level may still replace it.
   *
   * @param seq the rating's entry
   * @param time how long this is shown in all
   */
  record Thanked(Offer offer, SatisfactionLevel level, long seq, Duration time, long until)
      implements Answered {
    @Override
    public OptionalLong deadline() {
      return OptionalLong.of(until);
    }
  }

  /** A receipt or a rating was not taken, and the reason is shown. */
  record Refused(Refusal refusal, long until) implements SessionState {
    @Override
    public OptionalLong deadline() {
      return OptionalLong.of(until);
    }
  }
}
