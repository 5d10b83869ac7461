package org.haochaping.terminal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings.Offers;
import org.haochaping.terminal.session.SessionState.Idle;
import org.haochaping.terminal.session.SessionState.Offered;
import org.haochaping.terminal.session.SessionState.Refused;
import org.haochaping.terminal.session.SessionState.Thanked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers by an invitation, by a first press, and of the hall. */
final class SessionOffersTest {
  private final Receipts receipts = new Receipts();

  private Play play(Offers offers) {
    return new Play(receipts, new SessionRules(7, Play.TIMES, offers, ReasonList.none()));
  }

  private Invitation invitation(Play play, String id, Optional<String> receipt, boolean withdrawn) {
    return new Invitation(
        id,
        receipt,
        Optional.of("个体工商户设立登记"),
        Optional.of("1509****0001"),
        play.wall().plus(Duration.ofMinutes(2)),
        withdrawn);
  }

  private static Offer offer(Play play) {
    return ((Offered) play.session.state()).offer();
  }

  @Test
  void invitation_withReceipt_offersItsCaseByName() {
    Play play = play(Offers.RECEIPT_ONLY);
    play.on(new SessionEvent.Invited(invitation(play, "i1", Optional.of(receipts.good(1)), false)));
    play.answer();
    assertThat(offer(play).cause().item()).contains("个体工商户设立登记");
    assertThat(play.written(JournalBody.Offered.class))
        .singleElement()
        .satisfies(
            offered -> {
              assertThat(offered.by()).isEqualTo("invite");
              assertThat(offered.caseHandle()).contains(Receipts.handle(1));
              assertThat(offered.about()).isEqualTo("window");
            });
  }

  @Test
  void invitation_withoutReceipt_isForAConsultation() {
    Play play = play(Offers.RECEIPT_ONLY);
    play.on(new SessionEvent.Invited(invitation(play, "i1", Optional.empty(), false)));
    assertThat(offer(play).about()).isEqualTo(About.CONSULTATION);
    play.press(SatisfactionLevel.SATISFIED);
    assertThat(play.writes.getFirst().about()).isEqualTo("consultation");
    assertThat(play.writes.getFirst().caseHandle()).isEmpty();
  }

  @Test
  void invitation_expired_isPassedOver() {
    Play play = play(Offers.RECEIPT_ONLY);
    Invitation invitation = invitation(play, "i1", Optional.of(receipts.good(1)), false);
    play.pass(Duration.ofMinutes(3)).on(new SessionEvent.Invited(invitation));
    assertThat(play.questions).isEmpty();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
  }

  @Test
  void invitation_forgedReceipt_isRefused() {
    Play play = play(Offers.RECEIPT_ONLY);
    play.on(
        new SessionEvent.Invited(invitation(play, "i1", Optional.of(Receipts.forged(1)), false)));
    assertThat(play.session.state()).isInstanceOf(Refused.class);
  }

  @Test
  void invitation_withdrawn_endsItsOfferOnly() {
    Play play = play(Offers.RECEIPT_ONLY);
    play.on(new SessionEvent.Invited(invitation(play, "i1", Optional.of(receipts.good(1)), false)));
    play.answer();
    play.on(new SessionEvent.Invited(invitation(play, "other", Optional.empty(), true)));
    assertThat(play.session.state()).isInstanceOf(Offered.class);
    play.on(new SessionEvent.Invited(invitation(play, "i1", Optional.empty(), true)));
    assertThat(play.session.state()).isInstanceOf(Idle.class);
    assertThat(play.written(JournalBody.Declined.class))
        .extracting(JournalBody.Declined::why)
        .containsExactly("withdrawn");
  }

  @Test
  void firstPress_whereTheHallAllowsIt_offersAndIsNoRating() {
    Play play = play(new Offers(true, false, false));
    play.press(SatisfactionLevel.VERY_SATISFIED);
    assertThat(play.writes).isEmpty();
    assertThat(offer(play).about()).isEqualTo(About.WINDOW);
    assertThat(play.written(JournalBody.Offered.class))
        .extracting(JournalBody.Offered::by)
        .containsExactly("press");
    play.press(SatisfactionLevel.DISSATISFIED);
    assertThat(play.writes).hasSize(1);
  }

  @Test
  void firstPress_consultationOn_isMarkedAsSuch() {
    Play play = play(new Offers(true, true, false));
    play.press(SatisfactionLevel.VERY_SATISFIED);
    assertThat(offer(play).about()).isEqualTo(About.CONSULTATION);
  }

  @Test
  void asked_onAnIdleScreen_offersWhatTheHallAllowsAndIsNoRating() {
    Play window = play(new Offers(true, false, false)).on(new SessionEvent.Asked());
    assertThat(offer(window).about()).isEqualTo(About.WINDOW);
    Play consultation = play(new Offers(true, true, false)).on(new SessionEvent.Asked());
    assertThat(offer(consultation).about()).isEqualTo(About.CONSULTATION);
    assertThat(window.writes).isEmpty();
    Play none = play(Offers.RECEIPT_ONLY).on(new SessionEvent.Asked());
    assertThat(none.session.state()).isInstanceOf(Idle.class);
    assertThat(none.strayPresses).isZero();
  }

  @Test
  void asked_whereSomethingIsOffered_changesNothing() {
    Play play = play(new Offers(true, false, false)).scanAnswered(receipts.good(1));
    Offer before = offer(play);
    play.on(new SessionEvent.Asked());
    assertThat(offer(play)).isEqualTo(before);
    play.press(SatisfactionLevel.SATISFIED).commit().on(new SessionEvent.Asked());
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    assertThat(play.writes).isEmpty();
  }

  @Test
  void hallRating_on_isOfferedOnceAfterTheThanksOfACase() {
    Play play = play(new Offers(false, false, true));
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED).commit();
    play.pass(Play.TIMES.thanks()).tick();
    assertThat(offer(play).about()).isEqualTo(About.HALL);
    play.press(SatisfactionLevel.SATISFIED);
    assertThat(play.writes.getFirst().about()).isEqualTo("hall");
    play.commit();
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    play.pass(Play.TIMES.thanks()).tick();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void HALL_ONCE_A_DAY_whoRatedTheHallToday_isNotAskedAgain_andTheNextPersonIs(boolean early) {
    Play play = play(new Offers(false, false, true));
    play.scanAnswered(receipts.good(1));
    if (early) {
      play.toldThatTheHallIsRated();
    }
    play.press(SatisfactionLevel.SATISFIED).commit();
    if (!early) {
      play.toldThatTheHallIsRated();
    }
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    play.pass(Play.TIMES.thanks()).tick();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
    play.scanAnswered(receipts.good(2)).press(SatisfactionLevel.SATISFIED).commit();
    play.pass(Play.TIMES.thanks()).tick();
    assertThat(offer(play).about()).isEqualTo(About.HALL);
  }

  @Test
  void hallRating_isAskedAboutOnceMoreWhileTheCaseIsThankedFor() {
    Play on = play(new Offers(false, false, true));
    on.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED).commit();
    assertThat(on.asked).hasSize(2);
    assertThat(on.asked.getFirst()).isEqualTo(on.asked.getLast());

    Play known = play(new Offers(false, false, true));
    known.scanAnswered(receipts.good(1)).toldThatTheHallIsRated();
    known.press(SatisfactionLevel.SATISFIED).commit();
    assertThat(known.asked).hasSize(1);

    Play off = play(Offers.RECEIPT_ONLY);
    off.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED).commit();
    assertThat(off.asked).hasSize(1);
  }

  @Test
  void hallRating_nobodyAnswers_isDeclined() {
    Play play = play(new Offers(false, false, true));
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.SATISFIED).commit();
    play.pass(Play.TIMES.thanks()).tick();
    play.pass(Play.TIMES.offered()).tick();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
    assertThat(play.written(JournalBody.Declined.class)).hasSize(1);
  }
}
