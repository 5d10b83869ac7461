package org.haochaping.workshop.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;

/** Ratings such as a terminal writes; the same seed gives the same ones. */
final class SampleRatings {
  private static final int BETWEEN_MILLIS = 40_000;

  private final String boot;
  private final int window;
  private final Instant start;
  private final SplittableRandom random;
  private long number;

  /**
   * The ratings of one run of a terminal.
   *
   * @param boot the run's id, which makes the offers unique
   */
  SampleRatings(String boot, int window, Instant start, long seed) {
    this.boot = boot;
    this.window = window;
    this.start = start;
    this.random = new SplittableRandom(seed);
  }

  /** The next rating, alone: its entry repeats what the offer was for. */
  JournalBody.Rated next() {
    number++;
    return rated(number * BETWEEN_MILLIS);
  }

  /** The next rating as it lies in a journal: offered, pressed, closed. */
  List<JournalBody> nextWhole() {
    number++;
    long at = number * BETWEEN_MILLIS;
    List<JournalBody> bodies = new ArrayList<>();
    JournalBody.Rated rated = rated(at);
    bodies.add(
        new JournalBody.Offered(
            moment(at - 6_000), rated.offer(), "receipt", rated.caseHandle(), 1, window));
    bodies.add(rated);
    bodies.add(new JournalBody.Closed(moment(at + 4_000), rated.offer()));
    return bodies;
  }

  private JournalBody.Rated rated(long at) {
    SatisfactionLevel[] levels = SatisfactionLevel.values();
    return new JournalBody.Rated(
        moment(at),
        OfferId.of(boot, number),
        levels[random.nextInt(levels.length)],
        "keypad",
        Optional.of(String.format("%016x", random.nextLong())),
        1,
        window,
        OptionalLong.empty());
  }

  private Moment moment(long at) {
    return new Moment(boot, at, start.plusMillis(at), true);
  }
}
