package org.haochaping.gateway.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.journal.JournalBody.ClockSet;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.JournalBody.Reasons;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;

/** An offer that was rated and may still change. */
final class OpenOffer {
  private final long firstEntry;
  private Arrived press;
  private Rated rated;
  private Optional<Reasons> reasons = Optional.empty();
  private Optional<ClockSet> clock = Optional.empty();
  private boolean complete;
  private boolean noClockWillCome;

  OpenOffer(Arrived press, Rated rated) {
    this.firstEntry = press.id();
    this.press = press;
    this.rated = rated;
  }

  /**
   * A further press: the last one counts. The same press again (a salvaged journal) changes
   * nothing.
   */
  void pressedAgain(Arrived again, Rated rating) {
    if (rating.at().monotonicMillis() > rated.at().monotonicMillis()) {
      if (rating.level() != rated.level()) {
        // The others were for the level that is replaced.
        reasons = reasons.filter(given -> isAfter(given, rating));
      }
      press = again;
      rated = rating;
    }
  }

  /** Reasons; those that were given before the press that counts are for another level. */
  void explained(Reasons given) {
    if (isAfter(given, rated)) {
      reasons = Optional.of(given);
    }
  }

  private static boolean isAfter(Reasons given, Rated press) {
    return given.at().monotonicMillis() >= press.at().monotonicMillis();
  }

  void complete() {
    complete = true;
  }

  void clockSet(ClockSet set) {
    if (clock.isEmpty()) {
      clock = Optional.of(set);
    }
  }

  void noClockWillCome() {
    noClockWillCome = true;
  }

  OfferId name() {
    return rated.offer();
  }

  String boot() {
    return rated.at().boot();
  }

  long journal() {
    return press.journal();
  }

  Instant pressReceivedAt() {
    return press.receivedAt();
  }

  long firstEntry() {
    return firstEntry;
  }

  /**
   * Whether nothing more is to be waited for.
   *
   * @param waited how long the press has been here
   */
  boolean isSettled(Waited waited, Duration forMore, Duration forClock) {
    boolean timeKnown = rated.at().trusted() || clock.isPresent() || noClockWillCome;
    return (complete || waited.isFor(forMore, forMore))
        && (timeKnown || waited.isFor(forMore, forClock));
  }

  Settled settle() {
    Moment at = rated.at();
    Instant pressedAt = at.wall();
    TimeBasis basis = at.trusted() ? TimeBasis.TRUSTED : TimeBasis.UNCERTAIN;
    if (!at.trusted() && clock.isPresent()) {
      Moment set = clock.get().at();
      pressedAt = set.wall().minusMillis(set.monotonicMillis() - at.monotonicMillis());
      basis = TimeBasis.CORRECTED;
    }
    return new Settled(
        rated.offer(),
        press.journal(),
        press.seq(),
        press.terminal(),
        rated.window(),
        rated.level(),
        reasons.map(Reasons::list).orElse(""),
        reasons.map(Reasons::codes).orElse(List.of()),
        reasons.flatMap(Reasons::text).orElse(""),
        at.wall(),
        pressedAt,
        basis,
        press.receivedAt(),
        rated.caseHandle(),
        rated.batch(),
        rated.about(),
        rated.input());
  }
}
