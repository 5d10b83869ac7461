package org.haochaping.gateway.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalBody.Alarm;
import org.haochaping.protocol.journal.JournalBody.Boot;
import org.haochaping.protocol.journal.JournalBody.ClockSet;
import org.haochaping.protocol.journal.JournalBody.Closed;
import org.haochaping.protocol.journal.JournalBody.Offered;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.JournalBody.Reasons;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.junit.jupiter.api.Test;

class OfferBookTest {
  private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
  private static final Instant WRONG = Instant.parse("1970-01-01T00:05:00Z");
  private static final OfferId FIRST = OfferId.of("boot-a", 1);
  private static final OfferId SECOND = OfferId.of("boot-a", 2);

  private final OfferBook book = new OfferBook(Duration.ofMinutes(1), Duration.ofHours(24), 3, NOW);
  private long nextId = 1;

  private boolean take(JournalBody body) {
    return take(1, body);
  }

  private boolean take(long journal, JournalBody body) {
    long id = nextId++;
    return book.take(new Arrived(id, journal, "t" + journal, id, body, NOW));
  }

  private static Moment trusted(long mono) {
    return new Moment("boot-a", mono, NOW.plusMillis(mono), true);
  }

  private static Moment untrusted(long mono) {
    return new Moment("boot-a", mono, WRONG.plusMillis(mono), false);
  }

  private static Rated rated(Moment at, OfferId offer, SatisfactionLevel level) {
    return new Rated(
        at, offer, level, "touch", Optional.of("AAAAAAAAAAAAAAAA"), 1, 3, OptionalLong.empty());
  }

  private static Offered offered(Moment at, OfferId offer) {
    return new Offered(at, offer, "receipt", Optional.empty(), 1, 3);
  }

  @Test
  void settle_ratedAndClosed_givesTheRatingAtOnce() {
    take(rated(trusted(10), FIRST, SatisfactionLevel.SATISFIED));
    assertThat(book.settle(NOW)).isEmpty();
    take(new Closed(trusted(20), FIRST));
    assertThat(book.settle(NOW))
        .singleElement()
        .satisfies(
            settled -> {
              assertThat(settled.level()).isEqualTo(SatisfactionLevel.SATISFIED);
              assertThat(settled.pressedAt()).isEqualTo(NOW.plusMillis(10));
              assertThat(settled.basis()).isEqualTo(TimeBasis.TRUSTED);
            });
    assertThat(book.settle(NOW)).isEmpty();
  }

  @Test
  void settle_ratedAndAMinuteOver_givesTheRating() {
    take(rated(trusted(10), FIRST, SatisfactionLevel.SATISFIED));
    assertThat(book.settle(NOW.plusSeconds(59))).isEmpty();
    assertThat(book.settle(NOW.plusSeconds(60))).hasSize(1);
  }

  @Test
  void settle_nextOfferOfTheSameTerminal_completesTheOneBefore() {
    take(rated(trusted(10), FIRST, SatisfactionLevel.SATISFIED));
    take(2, offered(trusted(15), OfferId.of("boot-b", 1)));
    assertThat(book.settle(NOW)).as("another terminal's offer says nothing").isEmpty();
    take(offered(trusted(20), SECOND));
    assertThat(book.settle(NOW)).extracting(Settled::offer).containsExactly(FIRST);
  }

  @Test
  void settle_changeOfMind_countsTheLastPress() {
    take(rated(trusted(10), FIRST, SatisfactionLevel.SATISFIED));
    take(rated(trusted(20), FIRST, SatisfactionLevel.DISSATISFIED));
    take(new Closed(trusted(30), FIRST));
    assertThat(book.settle(NOW))
        .extracting(Settled::level, Settled::seq)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(SatisfactionLevel.DISSATISFIED, 2L));
  }

  @Test
  void settle_changeOfMindAfterReasons_dropsTheReasonsOfTheOtherLevel() {
    take(rated(trusted(10), FIRST, SatisfactionLevel.DISSATISFIED));
    take(reasons(trusted(12)));
    take(rated(trusted(20), FIRST, SatisfactionLevel.SATISFIED));
    take(new Closed(trusted(30), FIRST));
    assertThat(book.settle(NOW))
        .singleElement()
        .satisfies(settled -> assertThat(settled.reasons()).isEmpty());
  }

  @Test
  void settle_ratingOfTheHall_isNotTheCasesRating() {
    Rated window = rated(trusted(10), FIRST, SatisfactionLevel.SATISFIED);
    take(
        new Rated(
            window.at(),
            FIRST,
            window.level(),
            window.input(),
            window.caseHandle(),
            1,
            3,
            OptionalLong.empty(),
            "hall"));
    take(new Closed(trusted(30), FIRST));
    assertThat(book.settle(NOW))
        .singleElement()
        .satisfies(settled -> assertThat(settled.about()).isEqualTo("hall"));
  }

  @Test
  void settle_samePressTwice_countsOnce() {
    Rated press = rated(trusted(10), FIRST, SatisfactionLevel.SATISFIED);
    take(press);
    take(press);
    take(new Closed(trusted(30), FIRST));
    assertThat(book.settle(NOW)).extracting(Settled::seq).containsExactly(1L);
  }

  @Test
  void settle_reasonsBeforeTheEnd_comeWithTheRating() {
    take(rated(trusted(10), FIRST, SatisfactionLevel.DISSATISFIED));
    assertThat(take(reasons(trusted(20)))).isTrue();
    take(new Closed(trusted(30), FIRST));
    assertThat(book.settle(NOW))
        .singleElement()
        .satisfies(settled -> assertThat(settled.reasons()).containsExactly("207"));
  }

  @Test
  void take_reasonsAfterTheEnd_saysThatTheyAreLate() {
    assertThat(take(reasons(trusted(20)))).isFalse();
  }

  @Test
  void settle_offeredAndNeverRated_givesNothing() {
    take(offered(trusted(10), FIRST));
    take(new Closed(trusted(20), FIRST));
    assertThat(book.settle(NOW.plus(Duration.ofDays(2)))).isEmpty();
  }

  @Test
  void settle_clockWrongByDecades_isCorrectedByTheBootsClockEntry() {
    take(rated(untrusted(10_000), FIRST, SatisfactionLevel.SATISFIED));
    take(new Closed(untrusted(15_000), FIRST));
    assertThat(book.settle(NOW.plusSeconds(70))).as("waits for the time").isEmpty();
    take(new ClockSet(trusted(40_000), "gateway"));
    assertThat(book.settle(NOW))
        .singleElement()
        .satisfies(
            settled -> {
              assertThat(settled.pressedAt()).isEqualTo(NOW.plusMillis(10_000));
              assertThat(settled.pressedWall()).isEqualTo(WRONG.plusMillis(10_000));
              assertThat(settled.basis()).isEqualTo(TimeBasis.CORRECTED);
            });
  }

  @Test
  void settle_pressBehindItsBootsClockEntry_isCorrectedAsWell() {
    take(new ClockSet(trusted(40_000), "gateway"));
    take(2, rated(untrusted(10_000), FIRST, SatisfactionLevel.SATISFIED));
    take(2, new Closed(untrusted(15_000), FIRST));
    assertThat(book.settle(NOW))
        .singleElement()
        .satisfies(settled -> assertThat(settled.pressedAt()).isEqualTo(NOW.plusMillis(10_000)));
  }

  @Test
  void settle_bootEndedWithoutClock_isUncertainAndKeepsWhatTheTerminalSaid() {
    take(rated(untrusted(10), FIRST, SatisfactionLevel.SATISFIED));
    take(boot("boot-b"));
    assertThat(book.settle(NOW))
        .singleElement()
        .satisfies(
            settled -> {
              assertThat(settled.basis()).isEqualTo(TimeBasis.UNCERTAIN);
              assertThat(settled.pressedAt()).isEqualTo(WRONG.plusMillis(10));
            });
  }

  @Test
  void settle_journalBegunInTheMiddleOfAnOffer_joinsWhatCameBeforeThePress() {
    take(continuing());
    take(reasons(trusted(20)));
    take(new Closed(trusted(30), FIRST));
    take(offered(trusted(40), SECOND));
    take(rated(trusted(50), SECOND, SatisfactionLevel.SATISFIED));
    take(new Closed(trusted(60), SECOND));
    assertThat(book.settle(NOW)).extracting(Settled::offer).containsExactly(SECOND);
    take(boot("boot-a"));
    take(offered(trusted(5), FIRST));
    take(rated(trusted(10), FIRST, SatisfactionLevel.DISSATISFIED));
    assertThat(book.settle(NOW)).as("a change of mind may be behind it").isEmpty();
    take(new Alarm(trusted(90), "journal-forked", "taken over: 3 entries"));
    assertThat(book.settle(NOW))
        .singleElement()
        .satisfies(
            settled -> {
              assertThat(settled.offer()).isEqualTo(FIRST);
              assertThat(settled.reasons()).containsExactly("207");
            });
  }

  @Test
  void settle_oldEntriesTakenOverDuringAnOffer_doNotEndIt() {
    take(continuing());
    take(rated(untrusted(50), SECOND, SatisfactionLevel.DISSATISFIED));
    take(boot("boot-0"));
    take(offered(untrusted(5), FIRST));
    take(rated(untrusted(10), FIRST, SatisfactionLevel.SATISFIED));
    assertThat(book.settle(NOW)).isEmpty();
    take(new Reasons(untrusted(60), SECOND, "2020-05", List.of("207"), Optional.empty()));
    take(new Closed(untrusted(70), SECOND));
    take(new ClockSet(trusted(40_000), "gateway"));
    assertThat(book.settle(NOW))
        .singleElement()
        .satisfies(
            settled -> {
              assertThat(settled.reasons()).containsExactly("207");
              assertThat(settled.basis()).isEqualTo(TimeBasis.CORRECTED);
            });
  }

  @Test
  void settle_bothPressesTakenOverBehindTheirEnd_givesTheLastWithItsReasons() {
    take(continuing());
    take(reasons(trusted(30)));
    take(new Closed(trusted(40), FIRST));
    take(rated(trusted(10), FIRST, SatisfactionLevel.SATISFIED));
    assertThat(book.settle(NOW)).isEmpty();
    take(rated(trusted(20), FIRST, SatisfactionLevel.DISSATISFIED));
    take(new Alarm(trusted(90), "journal-forked", "taken over: 2 entries"));
    assertThat(book.settle(NOW))
        .singleElement()
        .satisfies(
            settled -> {
              assertThat(settled.level()).isEqualTo(SatisfactionLevel.DISSATISFIED);
              assertThat(settled.reasons()).containsExactly("207");
            });
  }

  @Test
  void settle_alarmOfAnEarlierTakeover_endsNotThisOne() {
    take(continuing());
    take(rated(trusted(50), SECOND, SatisfactionLevel.DISSATISFIED));
    take(continuing(new Moment("boot-0", 1, WRONG, false)));
    Moment before = new Moment("boot-0", 5, WRONG, false);
    take(new Alarm(before, "journal-damaged", "taken over: 7 entries"));
    take(offered(trusted(5), FIRST));
    assertThat(book.settle(NOW)).isEmpty();
    take(new Alarm(trusted(90), "journal-forked", "taken over: 4 entries"));
    take(offered(trusted(95), OfferId.of("boot-a", 3)));
    assertThat(book.settle(NOW)).as("this one's own alarm does").hasSize(1);
  }

  @Test
  void settle_takeoverOfAFileWithoutAName_endsWithItsAlarmToo() {
    take(boot("boot-a"));
    OfferId old = OfferId.of("boot-0", 1);
    take(rated(new Moment("boot-0", 10, WRONG, false), old, SatisfactionLevel.SATISFIED));
    take(new Alarm(trusted(90), "journal-damaged", "taken over: 1 entry"));
    assertThat(book.settle(NOW)).hasSize(1);
  }

  @Test
  void settle_takeoverEnded_settlesWhatEarlierBootsLeftOpen() {
    take(continuing());
    take(boot("boot-0"));
    OfferId old = OfferId.of("boot-0", 1);
    take(rated(new Moment("boot-0", 10, WRONG, false), old, SatisfactionLevel.SATISFIED));
    assertThat(book.settle(NOW)).isEmpty();
    take(new Alarm(trusted(90), "journal-forked", "taken over: 2 entries"));
    assertThat(book.settle(NOW))
        .singleElement()
        .satisfies(settled -> assertThat(settled.basis()).isEqualTo(TimeBasis.UNCERTAIN));
    take(rated(trusted(100), FIRST, SatisfactionLevel.SATISFIED));
    take(offered(trusted(110), SECOND));
    assertThat(book.settle(NOW)).as("as ever after it").hasSize(1);
  }

  @Test
  void settle_reasonsBeforeThePressThatCounts_areOfTheOtherLevel() {
    take(reasons(trusted(12)));
    take(rated(trusted(20), FIRST, SatisfactionLevel.SATISFIED));
    take(reasons(trusted(12)));
    take(new Closed(trusted(30), FIRST));
    assertThat(book.settle(NOW))
        .singleElement()
        .satisfies(settled -> assertThat(settled.reasons()).isEmpty());
  }

  @Test
  void settle_bothPressesBehindTheReasonsOfTheLast_keepsThem() {
    take(reasons(trusted(30)));
    take(rated(trusted(10), FIRST, SatisfactionLevel.SATISFIED));
    take(rated(trusted(20), FIRST, SatisfactionLevel.DISSATISFIED));
    take(new Closed(trusted(40), FIRST));
    assertThat(book.settle(NOW))
        .singleElement()
        .satisfies(settled -> assertThat(settled.reasons()).containsExactly("207"));
  }

  @Test
  void resumeAfter_entriesBeforeTheirPress_isBeforeTheFirstUntilTheyHaveWaited() {
    take(offered(trusted(1), SECOND));
    take(reasons(trusted(20)));
    take(new Closed(trusted(30), FIRST));
    take(2, rated(trusted(5), OfferId.of("boot-b", 1), SatisfactionLevel.SATISFIED));
    assertThat(book.resumeAfter(4)).isEqualTo(1);
    book.settle(NOW.plusSeconds(60));
    assertThat(book.resumeAfter(4)).as("nobody would send reasons again").isEqualTo(1);
    book.settle(NOW.plus(Duration.ofHours(24)));
    assertThat(book.resumeAfter(4)).isEqualTo(4);
  }

  @Test
  void resumeAfter_takeoverUnderWay_isBeforeItsBeginning() {
    take(continuing());
    take(boot("boot-0"));
    assertThat(book.resumeAfter(2)).isEqualTo(0);
    take(new Alarm(trusted(90), "journal-forked", "taken over: 1 entry"));
    assertThat(book.resumeAfter(3)).isEqualTo(3);
  }

  private static Reasons reasons(Moment at) {
    return new Reasons(at, FIRST, "2020-05", List.of("207"), Optional.empty());
  }

  private static Boot boot(String name) {
    return new Boot(new Moment(name, 0, WRONG, false), "0.1.0", "t1", 1, 3, Optional.empty());
  }

  private static Boot continuing() {
    return continuing(untrusted(1));
  }

  private static Boot continuing(Moment at) {
    return new Boot(at, "0.1.0", "t1", 1, 3, Optional.of("8b11f775-d12a-49f9-8809-d4e87c50e4f2"));
  }

  @Test
  void resumeAfter_openOffer_isBeforeItsFirstEntry() {
    take(offered(trusted(5), FIRST));
    assertThat(book.resumeAfter(1)).isEqualTo(1);
    take(rated(trusted(10), FIRST, SatisfactionLevel.SATISFIED));
    assertThat(book.resumeAfter(2)).isEqualTo(1);
    take(new Closed(trusted(20), FIRST));
    book.settle(NOW);
    assertThat(book.resumeAfter(3)).isEqualTo(3);
  }

  @Test
  void settle_moreOpenThanItHolds_givesTheOldestAsItIs() {
    for (int n = 1; n <= 4; n++) {
      take(rated(untrusted(n), OfferId.of("boot-a", n), SatisfactionLevel.SATISFIED));
    }
    assertThat(book.settle(NOW)).extracting(Settled::offer).containsExactly(FIRST);
  }
}
