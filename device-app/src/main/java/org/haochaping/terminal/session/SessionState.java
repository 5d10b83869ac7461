package org.haochaping.terminal.session;

import java.time.Duration;
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

  /** Somebody is asked, waits or is thanked: these are the screens before which people press. */
  sealed interface Attended extends SessionState {
    /** What it is about. */
    Offer offer();
  }

  /** A level was pressed. What came meanwhile waits its turn. */
  sealed interface Answered extends Attended {
    /** Which one. */
    SatisfactionLevel level();

    /** What is offered when the thanks are over. */
    Optional<Offer.Cause> next();

    /** The same with another one waiting, or none. */
    Answered withNext(Optional<Offer.Cause> other);
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
   * @param next what came meanwhile, offered when the thanks are over
   * @param replaces the entry of the earlier choice, where this is a change of mind
   * @param until then nobody is kept waiting for the disk any longer
   */
  record Rated(
      Offer offer,
      SatisfactionLevel level,
      Optional<Offer.Cause> next,
      OptionalLong replaces,
      long until)
      implements Answered {
    @Override
    public OptionalLong deadline() {
      return OptionalLong.of(until);
    }

    @Override
    public Rated withNext(Optional<Offer.Cause> other) {
      return new Rated(offer, level, other, replaces, until);
    }
  }

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
      implements Answered {
    @Override
    public OptionalLong deadline() {
      return OptionalLong.of(until);
    }

    @Override
    public Explaining withNext(Optional<Offer.Cause> other) {
      return new Explaining(offer, level, seq, explanation, until, other);
    }

    /** The reasons of a rating that is on disk now. */
    static Explaining of(Rated rated, long seq, Explanation explanation, long until) {
      return new Explaining(rated.offer, rated.level, seq, explanation, until, rated.next);
    }

    Explaining with(Explanation changed, long later) {
      return new Explaining(offer, level, seq, changed, later, next);
    }
  }

  /**
   * The rating is on disk, and the citizen is thanked. Another level may still replace it.
   *
   * @param seq the rating's entry
   * @param time how long this is shown in all
   */
  record Thanked(
      Offer offer,
      SatisfactionLevel level,
      long seq,
      Duration time,
      long until,
      Optional<Offer.Cause> next)
      implements Answered {
    @Override
    public OptionalLong deadline() {
      return OptionalLong.of(until);
    }

    @Override
    public Thanked withNext(Optional<Offer.Cause> other) {
      return new Thanked(offer, level, seq, time, until, other);
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
