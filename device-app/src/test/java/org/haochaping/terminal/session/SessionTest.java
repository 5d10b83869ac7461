package org.haochaping.terminal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.terminal.session.SessionState.Idle;
import org.haochaping.terminal.session.SessionState.Offered;
import org.haochaping.terminal.session.SessionState.Rated;
import org.haochaping.terminal.session.SessionState.Refused;
import org.haochaping.terminal.session.SessionState.Thanked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionTest {
  private final Receipts receipts = new Receipts();
  private final Play play = new Play(receipts);

  @Test
  void scan_goodReceipt_offersAndWritesTheOffer() {
    play.scanAnswered(receipts.batch(1, 3));
    assertThat(play.session.state()).isInstanceOf(Offered.class);
    assertThat(play.written)
        .singleElement()
        .isEqualTo(
            new JournalBody.Offered(
                play.now(),
                new org.haochaping.protocol.journal.OfferId("boot.000001"),
                "receipt",
                Optional.of(Receipts.handle(1)),
                3,
                7));
  }

  @Test
  void press_offered_writesTheRatingAndThanksOnlyAfterTheCommit() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.DISSATISFIED);
    assertThat(play.session.state()).isInstanceOf(Rated.class);
    assertThat(play.writes).hasSize(1);
    JournalBody.Rated rated = play.writes.getFirst();
    assertThat(rated.level()).isEqualTo(SatisfactionLevel.DISSATISFIED);
    assertThat(rated.input()).isEqualTo("keypad");
    assertThat(rated.caseHandle()).contains(Receipts.handle(1));
    assertThat(rated.window()).isEqualTo(7);
    play.pass(Duration.ofSeconds(9)).tick();
    assertThat(play.session.state()).isInstanceOf(Rated.class);
    play.commit();
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
  }

  @Test
  void thanks_over_closesTheOffer() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED).commit();
    play.pass(Play.TIMES.thanks()).tick();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
    assertThat(play.written(JournalBody.Closed.class)).hasSize(1);
  }

  @Test
  void offer_nobodyAnswers_endsAsDeclined() {
    play.scanAnswered(receipts.good(1)).pass(Play.TIMES.offered()).tick();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
    assertThat(play.written(JournalBody.Declined.class))
        .singleElement()
        .extracting(JournalBody.Declined::why)
        .isEqualTo("timeout");
    assertThat(play.writes).isEmpty();
  }

  @Test
  void press_afterTheTimeIsOverButBeforeTheTick_isNoRating() {
    play.scanAnswered(receipts.good(1)).pass(Play.TIMES.offered());
    play.press(SatisfactionLevel.VERY_SATISFIED);
    assertThat(play.writes).isEmpty();
    assertThat(play.strayPresses).isEqualTo(1);
    assertThat(play.written(JournalBody.Declined.class)).hasSize(1);
  }

  @Test
  void press_nothingOffered_isCountedAndNotRated() {
    play.press(SatisfactionLevel.SATISFIED).press(SatisfactionLevel.VERY_DISSATISFIED);
    assertThat(play.strayPresses).isEqualTo(2);
    assertThat(play.written).isEmpty();
    assertThat(play.writes).isEmpty();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
  }

  @Test
  void press_twice_isOneRating() {
    play.scanAnswered(receipts.good(1));
    play.press(SatisfactionLevel.SATISFIED).press(SatisfactionLevel.DISSATISFIED);
    assertThat(play.writes).hasSize(1);
    assertThat(play.writes.getFirst().level()).isEqualTo(SatisfactionLevel.SATISFIED);
    play.commit().press(SatisfactionLevel.SATISFIED);
    assertThat(play.writes).isEmpty();
  }

  @Test
  void write_fails_saysSoAndDoesNotThank() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED).failWrite();
    assertRefused(Refusal.NOT_SAVED);
    assertThat(play.shown).noneMatch(Thanked.class::isInstance);
  }

  @Test
  void write_failedBefore_sameReceiptIsOfferedAgain() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED).failWrite();
    play.scanAnswered(receipts.good(1));
    assertThat(play.session.state()).isInstanceOf(Offered.class);
  }

  @Test
  void scan_forged_refused() {
    play.scan(Receipts.forged(1));
    assertRefused(Refusal.FORGED);
  }

  @Test
  void scan_otherHall_refused() {
    play.scan(Receipts.otherHall(1));
    assertRefused(Refusal.OTHER_HALL);
  }

  @Test
  void scan_otherNumberSameKey_refused() {
    play.scan(receipts.otherNumber(1));
    assertRefused(Refusal.OTHER_HALL);
  }

  @Test
  void scan_expiredTrustedClock_refused() {
    play.scan(receipts.expired(1));
    assertRefused(Refusal.EXPIRED);
  }

  @Test
  void scan_expiredUntrustedClock_offered() {
    play.trusted = false;
    play.scanAnswered(receipts.expired(1));
    assertThat(play.session.state()).isInstanceOf(Offered.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "https://hall.example/r/", "1234567890123"})
  void scan_noReceipt_refusedAsUnreadable(String text) {
    play.scan(text);
    assertRefused(Refusal.UNREADABLE);
  }

  @Test
  void scan_ratedHereBefore_refused() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED).commit();
    play.pass(Play.TIMES.thanks()).tick();
    play.scanAnswered(receipts.good(1));
    assertRefused(Refusal.ALREADY_RATED);
    assertThat(play.written(JournalBody.Closed.class)).hasSize(1);
  }

  @Test
  void scan_receiptOfWhoeverIsThanked_changesNothing() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED).commit();
    play.scanAnswered(receipts.good(1));
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    play.press(SatisfactionLevel.DISSATISFIED);
    assertThat(play.writes).hasSize(1);
  }

  @Test
  void refusal_over_backToIdle() {
    play.scan("hello").pass(Play.TIMES.refused()).tick();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
    assertThat(play.written).isEmpty();
  }

  @Test
  void write_failed_endsTheOfferAsDeclined() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED).failWrite();
    assertThat(play.written(JournalBody.Declined.class))
        .singleElement()
        .extracting(JournalBody.Declined::why)
        .isEqualTo("not-saved");
  }

  @Test
  void scan_otherReceiptDuringAnOffer_replacesIt() {
    play.scanAnswered(receipts.good(1)).scanAnswered(receipts.good(2));
    assertThat(play.session.state())
        .isInstanceOfSatisfying(
            Offered.class,
            offered -> assertThat(offered.offer().caseHandle()).contains(Receipts.handle(2)));
    assertThat(play.written(JournalBody.Declined.class))
        .singleElement()
        .extracting(JournalBody.Declined::why)
        .isEqualTo("replaced");
  }

  @Test
  void scan_sameReceiptDuringItsOffer_isTheSameOfferWithItsTimeAnew() {
    play.scanAnswered(receipts.good(1)).pass(Duration.ofSeconds(50));
    play.scanAnswered(receipts.good(1)).pass(Duration.ofSeconds(50)).tick();
    assertThat(play.session.state()).isInstanceOf(Offered.class);
    assertThat(play.written(JournalBody.Offered.class)).hasSize(1);
  }

  @Test
  void scan_noiseDuringAnOffer_leavesIt() {
    play.scanAnswered(receipts.good(1)).scan("half a li");
    assertThat(play.session.state()).isInstanceOf(Offered.class);
  }

  @Test
  void scan_noiseDuringThanks_leavesThem() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED).commit();
    play.scan("half a li");
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
  }

  @Test
  void scan_badReceiptDuringAnOffer_endsIt() {
    play.scanAnswered(receipts.good(1)).scan(Receipts.forged(2));
    assertRefused(Refusal.FORGED);
    play.press(SatisfactionLevel.SATISFIED);
    assertThat(play.writes).isEmpty();
  }

  @Test
  void scan_whileWriting_isOfferedAfterTheThanks() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED);
    play.scanAnswered(receipts.good(2));
    assertThat(play.session.state()).isInstanceOf(Rated.class);
    play.commit();
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    play.pass(Play.TIMES.thanks()).tick();
    assertThat(play.session.state()).isInstanceOf(Offered.class);
  }

  @Test
  void answer_toAnEarlierReceipt_isPassedOver() {
    play.scan(receipts.good(1)).scan(receipts.good(2)).answer();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
    play.answer();
    assertThat(play.session.state())
        .isInstanceOfSatisfying(
            Offered.class,
            offered -> assertThat(offered.offer().caseHandle()).contains(Receipts.handle(2)));
  }

  @Test
  void stop_offered_endsAsLeft() {
    play.scanAnswered(receipts.good(1)).on(new SessionEvent.Stopped());
    assertThat(play.written(JournalBody.Declined.class))
        .singleElement()
        .extracting(JournalBody.Declined::why)
        .isEqualTo("left");
  }

  private void assertRefused(Refusal refusal) {
    assertThat(play.session.state())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
  }
}
