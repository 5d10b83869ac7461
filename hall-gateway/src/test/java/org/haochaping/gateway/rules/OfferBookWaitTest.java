package org.haochaping.gateway.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody.Boot;
import org.haochaping.protocol.journal.JournalBody.Closed;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.JournalBody.Reasons;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.junit.jupiter.api.Test;

/** How long an offer is waited for, whatever was down or broken meanwhile. */
class OfferBookWaitTest {
  private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
  private static final OfferId FIRST = OfferId.of("boot-a", 1);

  private static Moment trusted(long mono) {
    return new Moment("boot-a", mono, NOW.plusMillis(mono), true);
  }

  private static Rated rated(Moment at, OfferId offer, SatisfactionLevel level) {
    return new Rated(
        at, offer, level, "touch", Optional.of("AAAAAAAAAAAAAAAA"), 1, 3, OptionalLong.empty());
  }

  @Test
  void settle_changeOfMindAfterABreakOfTheNetwork_countsTheLastPress() {
    OfferBook usual =
        new OfferBook(
            ConfigFactory.parseResources("org/haochaping/gateway/gateway.conf")
                .getDuration("ratings.wait-for-reasons"),
            Duration.ofHours(24),
            3,
            NOW);
    Rated first = rated(trusted(10), FIRST, SatisfactionLevel.SATISFIED);
    usual.take(new Arrived(1, 1, "t1", 1, first, NOW));
    assertThat(usual.settle(NOW.plusSeconds(61))).isEmpty();
    Instant back = NOW.plus(Duration.ofMinutes(14));
    assertThat(usual.settle(back)).isEmpty();
    Rated last = rated(trusted(4_000), FIRST, SatisfactionLevel.DISSATISFIED);
    usual.take(new Arrived(2, 1, "t1", 2, last, back));
    usual.take(new Arrived(3, 1, "t1", 3, new Closed(trusted(9_000), FIRST), back));
    assertThat(usual.settle(back))
        .extracting(Settled::level)
        .containsExactly(SatisfactionLevel.DISSATISFIED);
  }

  @Test
  void settle_gatewayWasDownMeanwhile_waitsAnew() {
    OfferBook restarted =
        new OfferBook(
            Duration.ofMinutes(1), Duration.ofHours(24), 3, NOW.plus(Duration.ofHours(2)));
    Rated first = rated(trusted(10), FIRST, SatisfactionLevel.SATISFIED);
    restarted.take(new Arrived(1, 1, "t1", 1, first, NOW));
    assertThat(restarted.settle(NOW.plus(Duration.ofHours(2)))).isEmpty();
    Rated last = rated(trusted(4_000), FIRST, SatisfactionLevel.DISSATISFIED);
    Instant back = NOW.plus(Duration.ofHours(2)).plusSeconds(30);
    restarted.take(new Arrived(2, 1, "t1", 2, last, back));
    assertThat(restarted.settle(back.plusSeconds(60)))
        .extracting(Settled::level)
        .containsExactly(SatisfactionLevel.DISSATISFIED);
  }

  @Test
  void settle_pressThatComesHoursAfterItsReasons_hasThem() {
    OfferBook book = new OfferBook(Duration.ofMinutes(1), Duration.ofHours(24), 3, NOW);
    Reasons reasons = new Reasons(trusted(20), FIRST, "2020-05", List.of("207"), Optional.empty());
    assertThat(book.take(new Arrived(1, 1, "t1", 1, reasons, NOW))).isFalse();
    Instant back = NOW.plus(Duration.ofHours(3));
    assertThat(book.settle(back)).isEmpty();
    assertThat(book.resumeAfter(1)).as("a restart reads them again").isZero();
    Rated press = rated(trusted(10), FIRST, SatisfactionLevel.DISSATISFIED);
    book.take(new Arrived(2, 1, "t1", 2, press, back));
    assertThat(book.settle(back.plusSeconds(60)))
        .extracting(Settled::reasons)
        .containsExactly(List.of("207"));
  }

  @Test
  void settle_pressWithoutATimeFromBeforeTheRestart_isSettledADayAfterItCameIn() {
    Instant started = NOW.plus(Duration.ofHours(23));
    OfferBook restarted = new OfferBook(Duration.ofMinutes(1), Duration.ofHours(24), 3, started);
    Moment untrusted = new Moment("boot-a", 10, Instant.EPOCH, false);
    Rated press = rated(untrusted, FIRST, SatisfactionLevel.SATISFIED);
    restarted.take(new Arrived(1, 1, "t1", 1, press, NOW));
    assertThat(restarted.settle(started.plusSeconds(60))).isEmpty();
    assertThat(restarted.settle(NOW.plus(Duration.ofHours(24)))).hasSize(1);
  }

  @Test
  void settle_clockSetBackAfterTheStart_waitsNoLongerForIt() {
    Instant ahead = NOW.plus(Duration.ofHours(8));
    OfferBook book = new OfferBook(Duration.ofMinutes(1), Duration.ofHours(24), 3, ahead);
    book.take(
        new Arrived(1, 1, "t1", 1, rated(trusted(10), FIRST, SatisfactionLevel.SATISFIED), NOW));
    assertThat(book.settle(NOW.plusSeconds(59))).isEmpty();
    assertThat(book.settle(NOW.plusSeconds(60))).hasSize(1);
  }

  @Test
  void reasons_whoseRatingIsThereWhileTheTerminalTakesOver_areKeptForALaterPress() {
    OfferBook book = new OfferBook(Duration.ofMinutes(1), Duration.ofHours(24), 3, NOW);
    Optional<String> before = Optional.of("0b5f8a1c-6c0e-4f0a-9c55-3a1f6f0e2d11");
    Boot boot = new Boot(trusted(1), "0.1.0", "w01", 7, 3, before);
    book.take(new Arrived(1, 1, "t1", 1, boot, NOW));
    Reasons reasons = new Reasons(trusted(20), FIRST, "2020-05", List.of("207"), Optional.empty());
    book.take(new Arrived(2, 1, "t1", 2, reasons, NOW));
    book.areLate(1, FIRST);
    Rated last = rated(trusted(15), FIRST, SatisfactionLevel.VERY_DISSATISFIED);
    book.take(new Arrived(3, 1, "t1", 3, last, NOW));
    assertThat(book.settle(NOW.plusSeconds(60)))
        .extracting(Settled::reasons)
        .containsExactly(List.of("207"));
  }

  @Test
  void reasons_whoseRatingIsThere_areNotKept() {
    OfferBook book = new OfferBook(Duration.ofMinutes(1), Duration.ofHours(24), 3, NOW);
    Reasons reasons = new Reasons(trusted(20), FIRST, "2020-05", List.of("207"), Optional.empty());
    book.take(new Arrived(1, 1, "t1", 1, reasons, NOW));
    book.areLate(1, FIRST);
    assertThat(book.resumeAfter(1)).isEqualTo(1);
  }
}
