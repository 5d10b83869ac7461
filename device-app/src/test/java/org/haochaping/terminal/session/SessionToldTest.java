package org.haochaping.terminal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.CaseAnswer.Standing;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.terminal.session.SessionState.Idle;
import org.haochaping.terminal.session.SessionState.Offered;
import org.haochaping.terminal.session.SessionState.Rated;
import org.haochaping.terminal.session.SessionState.Refused;
import org.haochaping.terminal.session.SessionState.Thanked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the gateway says of a scanned receipt, before and after somebody pressed. */
final class SessionToldTest {
  private final Receipts receipts = new Receipts();
  private final Play play = new Play(receipts);

  private Offer offered() {
    return ((Offered) play.session.state()).offer();
  }

  @Test
  void scan_goodReceipt_isOfferedAtOnceAndAskedAbout() {
    play.scanAnswered(receipts.good(1));
    assertThat(play.session.state()).isInstanceOf(Offered.class);
    assertThat(play.asked)
        .singleElement()
        .satisfies(
            question -> {
              assertThat(question.id()).isEqualTo("boot.000001");
              assertThat(receipts.good(1)).endsWith("/" + question.receipt());
            });
  }

  @Test
  void told_open_namesTheCaseOnTheSameOffer_andAPressAtThatMomentCounts() {
    play.scanAnswered(receipts.batch(1, 3));
    long until = ((Offered) play.session.state()).until();
    play.pass(Duration.ofMillis(40)).told(Standing.OPEN);
    assertThat(offered().cause().item()).contains("个体工商户设立登记");
    assertThat(offered().cause().caseNumber()).contains("1509****0001");
    assertThat(offered().batch()).isEqualTo(3);
    assertThat(((Offered) play.session.state()).until()).isEqualTo(until);
    assertThat(play.shown.get(play.shown.size() - 1)).isEqualTo(play.session.state());

    play.pressAtOnce(SatisfactionLevel.DISSATISFIED);
    assertThat(play.session.state()).isInstanceOf(Rated.class);
    assertThat(play.writes.getFirst().level()).isEqualTo(SatisfactionLevel.DISSATISFIED);
    assertThat(play.strayPresses).isZero();
    assertThat(play.written(JournalBody.Offered.class)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "RATED,ALREADY_RATED,rated",
    "NOT_ACCEPTED,NOT_ACCEPTED,not-accepted",
    "OVER,EXPIRED,over"
  })
  void told_cantBeRated_refusesAndWritesWhy(Standing standing, Refusal refusal, String why) {
    play.scanAnswered(receipts.good(1)).told(standing);
    assertThat(play.session.state())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    assertThat(play.written(JournalBody.Declined.class))
        .singleElement()
        .extracting(JournalBody.Declined::why)
        .isEqualTo(why);
    play.press(SatisfactionLevel.SATISFIED);
    assertThat(play.writes).isEmpty();
    play.pass(Play.TIMES.refused()).tick();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
  }

  @ParameterizedTest
  @EnumSource(Standing.class)
  void told_afterAPress_changesNothing(Standing standing) {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED);
    SessionState rated = play.session.state();
    play.told(standing);
    assertThat(play.session.state()).isEqualTo(rated);
    play.commit().told(standing);
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    assertThat(play.written(JournalBody.Declined.class)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Standing.class)
  void told_ofAnotherOfferOrTooLate_changesNothing(Standing standing) {
    play.scanAnswered(receipts.good(1));
    CaseAnswer late =
        new CaseAnswer(play.asked.getLast().id(), standing, Optional.of("x"), Optional.empty());
    play.scanAnswered(receipts.good(2));
    SessionState second = play.session.state();
    play.on(new SessionEvent.Told(late));
    assertThat(play.session.state()).isEqualTo(second);
    play.pass(Play.TIMES.offered()).told(standing);
    assertThat(play.session.state()).isInstanceOf(Idle.class);
    assertThat(play.written(JournalBody.Declined.class))
        .extracting(JournalBody.Declined::why)
        .containsExactly("replaced", "timeout");
  }

  @Test
  void told_unknown_leavesTheOfferAsItIs() {
    play.scanAnswered(receipts.good(1));
    SessionState before = play.session.state();
    int shown = play.shown.size();
    play.on(
        new SessionEvent.Told(
            new CaseAnswer(
                play.asked.getLast().id(), Standing.UNKNOWN, Optional.empty(), Optional.empty())));
    assertThat(play.session.state()).isEqualTo(before);
    assertThat(play.shown).hasSize(shown);
  }

  @Test
  void scanAgain_unansweredReceipt_asksOnceMore_andNotOnceItIsNamed() {
    play.scanAnswered(receipts.good(1)).scanAnswered(receipts.good(1));
    assertThat(play.asked).hasSize(2);
    assertThat(play.asked.getFirst()).isEqualTo(play.asked.getLast());
    play.told(Standing.OPEN).scanAnswered(receipts.good(1));
    assertThat(play.asked).hasSize(2);
  }

  @Test
  void invitation_ofACaseRatedMeanwhile_isRefusedToo_andKeepsItsOwnNames() {
    Instant soon = play.wall().plusSeconds(60);
    play.on(
        new SessionEvent.Invited(
            new Invitation(
                "i-1",
                Optional.of(receipts.good(1)),
                Optional.of("企业设立登记"),
                Optional.empty(),
                soon,
                false)));
    play.answer().told(Standing.OPEN);
    assertThat(offered().cause().item()).contains("企业设立登记");
    play.told(Standing.RATED);
    assertThat(play.session.state()).isInstanceOf(Refused.class);
  }
}
