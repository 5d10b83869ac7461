package org.haochaping.terminal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings.Offers;
import org.haochaping.terminal.session.SessionState.Explaining;
import org.haochaping.terminal.session.SessionState.Idle;
import org.haochaping.terminal.session.SessionState.Offered;
import org.haochaping.terminal.session.SessionState.Thanked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A press that was meant for the screen before. */
final class SessionSettlingTest {
  private static final Duration SOON = Duration.ofMillis(150);

  private final Receipts receipts = new Receipts();

  private Play play(Offers offers, ReasonList reasons) {
    return new Play(receipts, new SessionRules(7, Play.TIMES, offers, reasons));
  }

  private Play asked() {
    return play(Offers.RECEIPT_ONLY, SessionReasonsTest.REASONS)
        .scanAnswered(receipts.good(1))
        .pressAtOnce(SatisfactionLevel.DISSATISFIED)
        .commit();
  }

  private static SatisfactionLevel key(int number) {
    return SatisfactionLevel.ofCityCode(6 - number);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void doublePress_onConfirmOrSkip_changesNoRating(int number) {
    Play play = asked().press(key(number));
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    play.pass(SOON).pressAtOnce(key(number));
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    assertThat(play.writes).isEmpty();
    assertThat(play.strayPresses).isEqualTo(1);
  }

  @Test
  void doubleTap_onConfirm_changesNoRating() {
    Play play = asked().look().on(new SessionEvent.Explained());
    play.pass(SOON).on(new SessionEvent.Pressed(SatisfactionLevel.VERY_SATISFIED, "touch"));
    assertThat(play.writes).isEmpty();
  }

  @Test
  void doublePress_onALevel_answersNoQuestionAboutReasons() {
    Play play = asked().pass(SOON).pressAtOnce(key(5));
    play.on(new SessionEvent.Ticked("207")).on(new SessionEvent.Explained());
    play.on(new SessionEvent.Skipped());
    assertThat(play.session.state())
        .isInstanceOfSatisfying(
            Explaining.class,
            explaining -> assertThat(explaining.explanation().ticked()).isEmpty());
  }

  @Test
  void press_asTheReasonsTimeOut_isNoLevel() {
    Play play = asked().pass(Play.TIMES.reasons()).pressAtOnce(key(3));
    assertThat(play.session.state()).isInstanceOf(Idle.class);
    assertThat(play.writes).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"offer", "reasons", "thanks", "refusal"})
  void press_asAScreenEnds_beginsNothing(String screen) {
    Play play =
        play(
            new Offers(true, false, false),
            screen.equals("reasons") ? SessionReasonsTest.REASONS : ReasonList.none());
    switch (screen) {
      case "offer" -> play.scanAnswered(receipts.good(1)).pass(Play.TIMES.offered());
      case "refusal" ->
          play.on(new SessionEvent.Scanned(Receipts.otherHall(1))).pass(Play.TIMES.refused());
      default ->
          play.scanAnswered(receipts.good(1))
              .press(key(4))
              .commit()
              .pass(screen.equals("reasons") ? Play.TIMES.reasons() : Play.TIMES.thanks());
    }
    play.pressAtOnce(key(2));
    assertThat(play.session.state()).isInstanceOf(Idle.class);
    play.look().pressAtOnce(key(2));
    assertThat(play.session.state()).isInstanceOf(Offered.class);
    assertThat(play.writes).isEmpty();
  }

  @Test
  void changeOfMind_tooLate_ratesNotTheHall() {
    Play play = play(new Offers(false, false, true), ReasonList.none());
    play.scanAnswered(receipts.good(1)).press(key(1)).commit();
    play.pass(Play.TIMES.thanks()).pressAtOnce(key(5));
    assertThat(play.session.state()).isInstanceOf(Offered.class);
    assertThat(play.writes).isEmpty();
    play.press(key(2));
    assertThat(play.writes.getFirst().about()).isEqualTo("hall");
  }

  @Test
  void changeOfMind_tooLate_ratesNotTheNextCase() {
    Play play = play(Offers.RECEIPT_ONLY, ReasonList.none());
    play.scanAnswered(receipts.good(1)).press(key(1)).scanAnswered(receipts.good(2)).commit();
    play.pass(Play.TIMES.thanks()).tick().pass(SOON).pressAtOnce(key(5));
    assertThat(play.session.state()).isInstanceOf(Offered.class);
    assertThat(play.writes).isEmpty();
  }

  @Test
  void press_forTheCaseThatWasReplaced_ratesNotTheNewOne() {
    Play play = play(Offers.RECEIPT_ONLY, ReasonList.none());
    play.scanAnswered(receipts.good(1)).look().scanAnswered(receipts.good(2));
    play.pass(SOON).pressAtOnce(key(1));
    assertThat(play.writes).isEmpty();
    play.press(key(1));
    assertThat(play.writes.getFirst().caseHandle()).contains(Receipts.handle(2));
  }

  @Test
  void press_impatientWhileTheDiskIsSlow_answersNoQuestionAboutReasons() {
    Play play =
        play(Offers.RECEIPT_ONLY, SessionReasonsTest.REASONS)
            .scanAnswered(receipts.good(1))
            .pressAtOnce(key(4));
    play.pass(Duration.ofSeconds(3)).pressAtOnce(key(4)).commit().pass(SOON).pressAtOnce(key(4));
    assertThat(play.session.state()).isInstanceOf(Explaining.class);
  }

  @Test
  void press_whereNobodyWasBefore_countsAtOnce() {
    Play play = play(Offers.RECEIPT_ONLY, ReasonList.none());
    play.scanAnswered(receipts.good(1)).pressAtOnce(key(2));
    assertThat(play.writes).hasSize(1);
  }

  @Test
  void doublePress_thatBegins_ratesNothing() {
    Play play = play(new Offers(true, false, false), ReasonList.none());
    play.pressAtOnce(key(5)).pass(SOON).pressAtOnce(key(5));
    assertThat(play.session.state()).isInstanceOf(Offered.class);
    assertThat(play.writes).isEmpty();
    play.press(key(2));
    assertThat(play.writes.getFirst().level()).isEqualTo(key(2));
  }

  @Test
  void doubleTap_thatBegins_ratesNothing() {
    Play play = play(new Offers(true, false, false), ReasonList.none());
    play.on(new SessionEvent.Asked()).pass(SOON);
    play.on(new SessionEvent.Pressed(SatisfactionLevel.DISSATISFIED, "touch"));
    assertThat(play.writes).isEmpty();
  }

  @Test
  void press_onceTheScreenHasSettled_countsAtOnce() {
    Play play = asked().look().pressAtOnce(key(5)).look().pressAtOnce(key(1));
    assertThat(play.writes.getFirst().replaces()).isEqualTo(OptionalLong.of(1));
    assertThat(play.written(JournalBody.Reasons.class)).isEmpty();
  }
}
