package org.haochaping.workshop.bench;

import java.time.Duration;
import java.time.Instant;
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
  private static final Duration BETWEEN = Duration.ofSeconds(40);

  /**
   * The first one comes so long after the start: an offer begins some seconds before its rating.
   */
  private static final long FIRST_MILLIS = 10_000;

  private final String boot;
  private final int window;
  private final Instant start;
  private final Duration between;
  private final SplittableRandom random;
  private long number;

  /**
   * The ratings of one run of a terminal, as far from each other as people are.
   *
   * @param boot the run's id, which makes the offers unique
   */
  SampleRatings(String boot, int window, Instant start, long seed) {
    this(boot, window, start, BETWEEN, seed);
  }

  /** The same so far from each other. */
  SampleRatings(String boot, int window, Instant start, Duration between, long seed) {
    this.boot = boot;
    this.window = window;
    this.start = start;
    this.between = between;
    this.random = new SplittableRandom(seed);
  }

  /** The next rating, alone: its entry repeats what the offer was for. */
  JournalBody.Rated next() {
    number++;
    return rated(randomCase(), anyLevel());
  }

  /** The next rating as it lies in a journal: offered, pressed, closed. */
  List<JournalBody> nextWhole() {
    number++;
    return whole(rated(randomCase(), anyLevel()));
  }

  /** The same for one case; no bad rating, which a strict city wants reasons for. */
  List<JournalBody> nextFor(String caseHandle) {
    number++;
    return whole(rated(caseHandle, SatisfactionLevel.VERY_SATISFIED));
  }

  private List<JournalBody> whole(JournalBody.Rated rated) {
    long at = rated.at().monotonicMillis();
    return List.of(
        new JournalBody.Offered(
            moment(at - 6_000), rated.offer(), "receipt", rated.caseHandle(), 1, window),
        rated,
        new JournalBody.Closed(moment(at + 4_000), rated.offer()));
  }

  private JournalBody.Rated rated(String caseHandle, SatisfactionLevel level) {
    return new JournalBody.Rated(
        moment(FIRST_MILLIS + number * between.toMillis()),
        OfferId.of(boot, number),
        level,
        "keypad",
        Optional.of(caseHandle),
        1,
        window,
        OptionalLong.empty());
  }

  private String randomCase() {
    return String.format("%016x", random.nextLong());
  }

  private SatisfactionLevel anyLevel() {
    SatisfactionLevel[] levels = SatisfactionLevel.values();
    return levels[random.nextInt(levels.length)];
  }

  private Moment moment(long at) {
    return new Moment(boot, at, start.plusMillis(at), true);
  }
}
