package org.haochaping.terminal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.terminal.session.SessionState.Idle;
import org.haochaping.terminal.session.SessionState.Offered;
import org.haochaping.terminal.session.SessionState.Rated;
import org.haochaping.terminal.session.SessionState.Refused;
import org.haochaping.terminal.session.SessionState.Thanked;
import org.junit.jupiter.api.Test;

/** A disk that takes a rating and does not answer. */
final class SessionStalledDiskTest {
  private final Receipts receipts = new Receipts();
  private final Play play = new Play(receipts);

  private Play stalled() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED);
    return play.pass(Play.TIMES.saving()).tick();
  }

  @Test
  void write_slow_isWaitedFor() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED);
    play.pass(Play.TIMES.saving().minusMillis(1)).tick();
    assertThat(play.session.state()).isInstanceOf(Rated.class);
    assertThat(play.commit().session.state()).isInstanceOf(Thanked.class);
  }

  @Test
  void write_withoutAnAnswer_saysThatItIsNotCertainAndRaisesAnAlarm() {
    stalled();
    assertRefused(Refusal.UNCONFIRMED);
    assertThat(play.written(JournalBody.Alarm.class))
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.alarm()).isEqualTo("rating-unconfirmed"))
        .satisfies(alarm -> assertThat(alarm.detail()).contains("10 秒", "10 s"));
    assertThat(play.written(JournalBody.Declined.class)).as("it may be saved").isEmpty();
    play.pass(Play.TIMES.refused()).tick();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
  }

  @Test
  void write_onDiskTooLate_isClosedAndThankedForToNobody() {
    stalled().pass(Play.TIMES.refused()).tick();
    play.commit();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
    assertThat(play.shown).noneMatch(Thanked.class::isInstance);
    assertThat(play.written(JournalBody.Closed.class)).hasSize(1);
    play.scanAnswered(receipts.good(1));
    assertRefused(Refusal.ALREADY_RATED);
  }

  @Test
  void write_onDiskWhileTheNextOneIsAsked_disturbsNothing() {
    stalled().scanAnswered(receipts.good(2)).commit();
    assertOffered(2);
    play.press(SatisfactionLevel.DISSATISFIED).commit();
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    assertThat(play.shown).filteredOn(Thanked.class::isInstance).hasSize(1);
  }

  @Test
  void write_withoutAnAnswer_sameReceiptAgain_isNotOfferedUntilItIsKnown() {
    stalled().scanAnswered(receipts.good(1));
    assertRefused(Refusal.UNCONFIRMED);
    play.press(SatisfactionLevel.DISSATISFIED);
    assertThat(play.writes).as("the first press alone").hasSize(1);
    play.failWrite().pass(Play.TIMES.refused()).tick().scanAnswered(receipts.good(1));
    assertThat(play.session.state()).as("it is not saved").isInstanceOf(Offered.class);
  }

  @Test
  void receiptOfTheNextOne_scannedDuringAWriteWithoutAnAnswer_isOfferedAfterwards() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED);
    play.scanAnswered(receipts.good(2)).pass(Play.TIMES.saving()).tick();
    assertRefused(Refusal.UNCONFIRMED);
    play.pass(Play.TIMES.refused()).tick();
    assertOffered(2);
    play.pressAtOnce(SatisfactionLevel.DISSATISFIED);
    assertThat(play.writes).as("pressed before the refusal").hasSize(1);
  }

  @Test
  void receipt_thatWaits_goesBeforeAnInvitationThatComesDuringTheRefusal() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED);
    play.scanAnswered(receipts.good(2)).pass(Play.TIMES.saving()).tick();
    play.on(
        new SessionEvent.Invited(
            new Invitation(
                "i3",
                Optional.of(receipts.good(3)),
                Optional.empty(),
                Optional.empty(),
                play.wall().plus(Duration.ofMinutes(2)),
                false)));
    play.answer();
    assertRefused(Refusal.UNCONFIRMED);
    play.pass(Play.TIMES.refused()).tick();
    assertOffered(2);
  }

  @Test
  void write_failsTooLate_endsTheOfferAsNotSaved() {
    stalled().pass(Duration.ofMinutes(5)).failWrite();
    assertThat(play.written(JournalBody.Declined.class))
        .singleElement()
        .extracting(JournalBody.Declined::why)
        .isEqualTo("not-saved");
  }

  @Test
  void change_withoutAnAnswer_saysThatTheEarlierOneIsSaved() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED).commit();
    play.press(SatisfactionLevel.DISSATISFIED).pass(Play.TIMES.saving()).tick();
    assertRefused(Refusal.CHANGE_UNCONFIRMED);
    play.commit();
    assertThat(play.written(JournalBody.Closed.class)).hasSize(1);
    assertRefused(Refusal.CHANGE_UNCONFIRMED);
  }

  private void assertOffered(int n) {
    assertThat(play.session.state())
        .isInstanceOfSatisfying(
            Offered.class,
            offered -> assertThat(offered.offer().caseHandle()).contains(Receipts.handle(n)));
  }

  private void assertRefused(Refusal refusal) {
    assertThat(play.session.state())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
  }
}
