package org.haochaping.terminal.session;

import java.util.Optional;
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

  /** The five levels are shown; nothing is selected. */
  record Offered(Offer offer, long until) implements SessionState {
    @Override
    public OptionalLong deadline() {
      return OptionalLong.of(until);
    }
  }

  /**
   * A level was pressed and is being written; no thanks yet.
   *
   * @param next what was scanned meanwhile, offered when the thanks are over
   * @param replaces the entry of the earlier choice, where this is a change of mind
   */
  record Rated(
      Offer offer, SatisfactionLevel level, Optional<Offer.Cause> next, OptionalLong replaces)
      implements SessionState {}

  /**
   * The rating is on disk, and the citizen may say why.
   *
   * @param seq the rating's entry
   */
  record Explaining(
      Offer offer,
      SatisfactionLevel level,
      long seq,
      Explanation explanation,
      long until,
      Optional<Offer.Cause> next)
      implements SessionState {
    @Override
    public OptionalLong deadline() {
      return OptionalLong.of(until);
    }

    Explaining with(Explanation changed, long later) {
      return new Explaining(offer, level, seq, changed, later, next);
    }
  }

  /**
   * The rating is on disk, and the citizen is thanked. Another level may still replace it.
   *
   * @param seq the rating's entry
   */
  record Thanked(
      Offer offer, SatisfactionLevel level, long seq, long until, Optional<Offer.Cause> next)
      implements SessionState {
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
