package org.haochaping.terminal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.protocol.wire.TerminalSettings.Offers;
import org.haochaping.terminal.session.SessionState.Explaining;
import org.haochaping.terminal.session.SessionState.Idle;
import org.haochaping.terminal.session.SessionState.Offered;
import org.haochaping.terminal.session.SessionState.Refused;
import org.haochaping.terminal.session.SessionState.Thanked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the window's system asks for while somebody answers: it waits its turn. */
final class SessionWaitingTest {
  private final Receipts receipts = new Receipts();
  private final Play play =
      new Play(
          receipts,
          new SessionRules(7, Play.TIMES, Offers.RECEIPT_ONLY, SessionReasonsTest.REASONS));

  @BeforeEach
  void somebodyIsAskedForReasons() {
    play.scanAnswered(receipts.good(1)).press(SatisfactionLevel.DISSATISFIED).commit().look();
  }

  private Invitation invitation(String id, Optional<String> receipt, boolean withdrawn) {
    return new Invitation(
        id,
        receipt,
        Optional.empty(),
        Optional.empty(),
        play.wall().plus(Duration.ofMinutes(2)),
        withdrawn);
  }

  private void invited(String id, int n) {
    play.on(new SessionEvent.Invited(invitation(id, Optional.of(receipts.good(n)), false)));
  }

  private void withdrawn(String id) {
    play.on(new SessionEvent.Invited(invitation(id, Optional.empty(), true)));
  }

  private void thanksAreOver() {
    if (play.session.state() instanceof Explaining) {
      play.on(new SessionEvent.Skipped());
    }
    play.pass(Play.TIMES.thanks()).tick();
  }

  private Offer offered() {
    return ((Offered) play.session.state()).offer();
  }

  @Test
  void invitation_duringReasons_waitsUntilTheThanksAreOver() {
    invited("i2", 2);
    play.answer();
    play.on(new SessionEvent.Ticked("207"));
    assertThat(play.session.state()).isInstanceOf(Explaining.class);
    thanksAreOver();
    assertThat(offered().caseHandle()).contains(Receipts.handle(2));
    assertThat(offered().cause().by()).isEqualTo("invite");
  }

  @Test
  void invitation_duringThanks_endsNoChangeOfMind() {
    play.on(new SessionEvent.Skipped());
    invited("i2", 2);
    play.answer();
    play.press(SatisfactionLevel.SATISFIED);
    assertThat(play.writes.getFirst().caseHandle()).contains(Receipts.handle(1));
    play.commit().look();
    thanksAreOver();
    assertThat(offered().caseHandle()).contains(Receipts.handle(2));
  }

  @Test
  void invitation_afterAnotherThatWaits_takesItsPlaceAndTheOtherWasNeverOffered() {
    invited("i2", 2);
    play.answer();
    invited("i3", 3);
    play.answer();
    thanksAreOver();
    assertThat(offered().caseHandle()).contains(Receipts.handle(3));
    assertThat(play.written(JournalBody.Offered.class))
        .extracting(JournalBody.Offered::caseHandle)
        .containsExactly(Optional.of(Receipts.handle(1)), Optional.of(Receipts.handle(3)));
  }

  @Test
  void invitation_thatWaits_isOfferedAfterARefusalToo() {
    invited("i2", 2);
    play.answer();
    play.scan(Receipts.forged(9));
    assertThat(play.session.state()).isInstanceOf(Refused.class);
    play.pass(Play.TIMES.refused()).tick();
    assertThat(offered().caseHandle()).contains(Receipts.handle(2));
  }

  @Test
  void invitation_thatWaits_isOfferedAfterAnotherReceiptToo() {
    invited("i2", 2);
    play.answer();
    play.scanAnswered(receipts.good(3));
    assertThat(offered().caseHandle()).contains(Receipts.handle(3));
    play.press(SatisfactionLevel.VERY_SATISFIED).commit().look();
    thanksAreOver();
    assertThat(offered().caseHandle()).contains(Receipts.handle(2));
  }

  @Test
  void invitation_ofACaseWhoseOwnerScanned_isNotOfferedOnceMore() {
    invited("i2", 2);
    play.answer();
    play.scanAnswered(receipts.good(2));
    play.press(SatisfactionLevel.VERY_SATISFIED).commit().look();
    thanksAreOver();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
  }

  @Test
  void invitation_thatCameLater_replacesTheOneThatWaitsThoughItIsOfferedAtOnce() {
    invited("i2", 2);
    play.answer();
    play.scan(Receipts.forged(9));
    invited("i3", 3);
    play.answer();
    assertThat(offered().caseHandle()).contains(Receipts.handle(3));
    withdrawn("i3");
    assertThat(play.session.state()).isInstanceOf(Idle.class);
    play.scanAnswered(receipts.good(4)).press(SatisfactionLevel.VERY_SATISFIED).commit().look();
    thanksAreOver();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
  }

  @Test
  void receipt_scannedWhileAPressIsWritten_goesFirstAndTheInvitationAfterIt() {
    invited("i2", 2);
    play.answer();
    play.on(new SessionEvent.Skipped()).press(SatisfactionLevel.VERY_SATISFIED);
    play.scanAnswered(receipts.good(3));
    play.commit().look();
    thanksAreOver();
    assertThat(offered().caseHandle()).contains(Receipts.handle(3));
    play.press(SatisfactionLevel.VERY_SATISFIED).commit().look();
    thanksAreOver();
    assertThat(offered().caseHandle()).contains(Receipts.handle(2));
  }

  @Test
  void receipt_thatWaitedAndWasScannedAgain_isOfferedOnce() {
    thanksAreOver();
    play.scanAnswered(receipts.good(2)).press(SatisfactionLevel.DISSATISFIED);
    play.scanAnswered(receipts.good(3));
    play.commit().look();
    play.scanAnswered(receipts.good(3)).press(SatisfactionLevel.VERY_SATISFIED).commit().look();
    thanksAreOver();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
  }

  @Test
  void invitation_ofACaseRatedBefore_takesNobodysOfferAway() {
    thanksAreOver();
    play.scanAnswered(receipts.good(2));
    invited("i1", 1);
    play.answer();
    assertThat(offered().caseHandle()).contains(Receipts.handle(2));
    assertThat(play.written(JournalBody.Declined.class)).isEmpty();
  }

  @Test
  void invitation_takenBackWhileItWaits_isNotOffered() {
    invited("i2", 2);
    play.answer();
    withdrawn("i2");
    thanksAreOver();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
  }

  @Test
  void invitation_takenBackWhileItIsLookedUp_isNotOffered() {
    thanksAreOver();
    invited("i2", 2);
    withdrawn("i2");
    play.answer();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
  }

  @Test
  void invitation_thatExpiresWhileItWaits_isNotOffered() {
    invited("i2", 2);
    play.answer();
    for (int n = 0; n < 6; n++) {
      play.pass(Duration.ofSeconds(25)).on(new SessionEvent.Ticked("207"));
    }
    thanksAreOver();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
  }

  @Test
  void invitation_forTheCaseThatIsBeingRated_changesNothing() {
    invited("i1", 1);
    play.answer();
    assertThat(play.session.state()).isInstanceOf(Explaining.class);
    thanksAreOver();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
  }

  @Test
  void receipt_scannedAgainByWhoeverIsAsked_changesNothing() {
    play.scanAnswered(receipts.good(1));
    assertThat(play.session.state()).isInstanceOf(Explaining.class);
  }

  @Test
  void invitation_whileAReceiptIsLookedUp_isOfferedAfterIt() {
    thanksAreOver();
    play.scan(receipts.good(4));
    invited("i5", 5);
    play.answer();
    assertThat(offered().caseHandle()).contains(Receipts.handle(4));
    play.answer();
    assertThat(offered().caseHandle()).contains(Receipts.handle(4));
    play.press(SatisfactionLevel.VERY_SATISFIED).commit().look();
    thanksAreOver();
    assertThat(offered().caseHandle()).contains(Receipts.handle(5));
  }

  @Test
  void invitation_lookedUpBeforeTheReceiptThatCameAfterIt_isOfferedAfterIt() {
    thanksAreOver();
    invited("i5", 5);
    play.scan(receipts.good(4));
    play.answer();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
    play.answer();
    assertThat(offered().caseHandle()).contains(Receipts.handle(4));
  }

  @Test
  void invitation_afterOneThatWasBehindAScan_takesThePlaceOfAnOfferAsEver() {
    invitation_lookedUpBeforeTheReceiptThatCameAfterIt_isOfferedAfterIt();
    play.pass(Play.TIMES.offered()).tick();
    assertThat(offered().caseHandle()).contains(Receipts.handle(5));
    invited("i6", 6);
    play.answer();
    invited("i7", 7);
    play.answer();
    assertThat(offered().caseHandle()).contains(Receipts.handle(7));
  }

  @Test
  void invitation_withdrawnWhileAnotherWaits_makesRoomForIt() {
    thanksAreOver();
    invited("i4", 4);
    play.answer();
    play.on(new SessionEvent.Invited(invitation("i5", Optional.empty(), false)));
    withdrawn("i4");
    assertThat(offered().about()).isEqualTo(About.CONSULTATION);
  }

  @Test
  void invitationForAConsultation_whileOneIsAskedAbout_isNoSecond() {
    thanksAreOver();
    play.on(new SessionEvent.Invited(invitation("i4", Optional.empty(), false)));
    play.on(new SessionEvent.Invited(invitation("i5", Optional.empty(), false)));
    play.pass(Play.TIMES.offered()).tick();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
  }

  @Test
  void invitationForAConsultation_duringTheThanksForOne_isTheNextPersons() {
    thanksAreOver();
    play.on(new SessionEvent.Invited(invitation("i4", Optional.empty(), false)));
    play.press(SatisfactionLevel.VERY_SATISFIED).commit().look();
    play.on(new SessionEvent.Invited(invitation("i5", Optional.empty(), false)));
    thanksAreOver();
    assertThat(offered().about()).isEqualTo(About.CONSULTATION);
  }

  @Test
  void invitation_withABadReceiptWhileOneIsLookedUp_isNotForItsOwnersEyes() {
    thanksAreOver();
    play.scan(receipts.good(4));
    play.on(new SessionEvent.Invited(invitation("i5", Optional.of(Receipts.forged(5)), false)));
    play.answer();
    assertThat(offered().caseHandle()).contains(Receipts.handle(4));
  }

  @Test
  void invitationForAConsultation_whileAnotherIsAsked_isOfferedAfterwards() {
    thanksAreOver();
    play.scanAnswered(receipts.good(4));
    play.on(new SessionEvent.Invited(invitation("i5", Optional.empty(), false)));
    assertThat(offered().caseHandle()).contains(Receipts.handle(4));
    play.pass(Play.TIMES.offered()).tick();
    assertThat(offered().about()).isEqualTo(About.CONSULTATION);
  }

  @Test
  void invitation_withABadReceipt_isNotForTheEyesOfWhoeverStandsThere() {
    play.on(new SessionEvent.Skipped());
    play.on(new SessionEvent.Invited(invitation("i2", Optional.of(Receipts.forged(2)), false)));
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
  }

  @Test
  void invitationForAConsultation_duringThanks_isOfferedAsOneAfterwards() {
    play.on(new SessionEvent.Invited(invitation("i2", Optional.empty(), false)));
    thanksAreOver();
    assertThat(offered().about()).isEqualTo(About.CONSULTATION);
  }
}
