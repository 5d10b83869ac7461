package org.haochaping.terminal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.wire.Reason;
import org.haochaping.protocol.wire.ReasonList;
import org.haochaping.protocol.wire.TerminalSettings.Offers;
import org.haochaping.terminal.session.SessionState.Explaining;
import org.haochaping.terminal.session.SessionState.Idle;
import org.haochaping.terminal.session.SessionState.Offered;
import org.haochaping.terminal.session.SessionState.Refused;
import org.haochaping.terminal.session.SessionState.Thanked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reasons after a level, and a change of mind. */
final class SessionReasonsTest {
  static final ReasonList REASONS =
      new ReasonList(
          "2020-05",
          List.of(
              new Reason(SatisfactionLevel.DISSATISFIED, "210", "同样内容的证明材料被要求多次提交", false),
              new Reason(SatisfactionLevel.DISSATISFIED, "207", "没有提供材料样本", true),
              new Reason(SatisfactionLevel.DISSATISFIED, "208", "没有提供材料清单", true),
              new Reason(SatisfactionLevel.SATISFIED, "406", "填写一张表单就可完成申报", true)));

  private final Receipts receipts = new Receipts();
  private final Play play =
      new Play(receipts, new SessionRules(7, Play.TIMES, Offers.RECEIPT_ONLY, REASONS));

  private Play rated(SatisfactionLevel level) {
    return play.scanAnswered(receipts.good(1)).press(level).commit().look();
  }

  private Explanation shown() {
    return ((Explaining) play.session.state()).explanation();
  }

  private void key(int number) {
    play.press(SatisfactionLevel.ofCityCode(6 - number));
  }

  @Test
  void commit_levelWithReasons_asksForThemCoreOnesFirst() {
    rated(SatisfactionLevel.DISSATISFIED);
    assertThat(shown().reasons()).extracting(Reason::code).containsExactly("207", "208", "210");
    assertThat(shown().ticked()).isEmpty();
    assertThat(play.written(JournalBody.Rated.class)).as("on disk before the question").hasSize(1);
  }

  @Test
  void commit_levelWithoutReasons_thanksAtOnce() {
    rated(SatisfactionLevel.VERY_SATISFIED);
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
  }

  @Test
  void reasons_tickedAndConfirmed_areWrittenAndThanked() {
    rated(SatisfactionLevel.DISSATISFIED);
    play.on(new SessionEvent.Ticked("210")).on(new SessionEvent.Ticked("207"));
    play.on(new SessionEvent.Explained());
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    assertThat(play.written(JournalBody.Reasons.class))
        .singleElement()
        .satisfies(
            reasons -> {
              assertThat(reasons.codes()).containsExactly("207", "210");
              assertThat(reasons.list()).isEqualTo("2020-05");
            });
  }

  @Test
  void reasons_confirmedWithNone_nothingIsInvented() {
    rated(SatisfactionLevel.DISSATISFIED).on(new SessionEvent.Explained());
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    assertThat(play.written(JournalBody.Reasons.class)).isEmpty();
  }

  @Test
  void reasons_skipped_areNotWrittenEvenWhenTicked() {
    rated(SatisfactionLevel.DISSATISFIED).on(new SessionEvent.Ticked("207"));
    play.on(new SessionEvent.Skipped());
    assertThat(play.written(JournalBody.Reasons.class)).isEmpty();
  }

  @Test
  void reasons_byTheFiveKeysAlone_moveTickAndConfirm() {
    rated(SatisfactionLevel.DISSATISFIED);
    key(2); // down, to the second
    key(3); // tick
    key(2);
    key(2); // to the button that confirms
    key(3);
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    assertThat(play.written(JournalBody.Reasons.class))
        .singleElement()
        .satisfies(reasons -> assertThat(reasons.codes()).containsExactly("208"));
    assertThat(play.writes).as("keys on the reasons screen are no ratings").isEmpty();
  }

  @Test
  void reasons_keyFive_skips() {
    rated(SatisfactionLevel.DISSATISFIED);
    key(5);
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    assertThat(play.written(JournalBody.Reasons.class)).isEmpty();
  }

  @Test
  void reasons_upFromTheFirst_comesToSkip() {
    rated(SatisfactionLevel.DISSATISFIED);
    key(1);
    assertThat(shown().isAtSkip()).isTrue();
    key(3);
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
  }

  @Test
  void reasons_nobodyConfirms_whatWasTickedIsGivenAndNobodyWhoComesLaterChangesTheLevel() {
    play.on(
        new SessionEvent.Ruled(
            new SessionRules(7, Play.TIMES, new Offers(false, false, true), REASONS)));
    rated(SatisfactionLevel.DISSATISFIED).on(new SessionEvent.Ticked("207"));
    play.pass(Play.TIMES.reasons()).tick();
    assertThat(play.session.state()).as("nor is the hall offered").isInstanceOf(Idle.class);
    assertThat(play.written(JournalBody.Reasons.class)).hasSize(1);
    assertThat(play.written(JournalBody.Closed.class)).hasSize(1);
    play.look().press(SatisfactionLevel.VERY_SATISFIED);
    assertThat(play.writes).isEmpty();
  }

  @Test
  void reasons_nextReceiptScanned_closesTheOfferBefore() {
    rated(SatisfactionLevel.DISSATISFIED).on(new SessionEvent.Ticked("207"));
    play.scanAnswered(receipts.good(2));
    assertThat(play.session.state()).isInstanceOf(Offered.class);
    assertThat(play.written(JournalBody.Reasons.class)).hasSize(1);
    assertThat(play.written(JournalBody.Closed.class)).hasSize(1);
  }

  @Test
  void thanks_anotherLevelInTime_replacesAndBothAreWritten() {
    rated(SatisfactionLevel.VERY_SATISFIED).press(SatisfactionLevel.VERY_DISSATISFIED);
    assertThat(play.writes.getFirst().replaces()).isEqualTo(OptionalLong.of(1));
    play.commit();
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    assertThat(play.written(JournalBody.Rated.class))
        .extracting(JournalBody.Rated::level)
        .containsExactly(SatisfactionLevel.VERY_SATISFIED, SatisfactionLevel.VERY_DISSATISFIED);
    assertThat(play.written(JournalBody.Closed.class)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SatisfactionLevel.class)
  void thanks_whateverWasPressed_allKeysAreLitAlike(SatisfactionLevel level) {
    rated(level).on(new SessionEvent.Skipped());
    assertThat(play.session.state()).isInstanceOf(Thanked.class);
    assertThat(play.session.validKeys()).containsExactlyInAnyOrder(SatisfactionLevel.values());
  }

  @Test
  void thanks_anotherLevelTooLate_isNoRating() {
    rated(SatisfactionLevel.VERY_SATISFIED).pass(Play.TIMES.thanks());
    play.press(SatisfactionLevel.VERY_DISSATISFIED);
    assertThat(play.writes).isEmpty();
    assertThat(play.session.state()).isInstanceOf(Idle.class);
    assertThat(play.strayPresses).isEqualTo(1);
  }

  @Test
  void change_notSaved_saysThatTheFirstOneStands() {
    rated(SatisfactionLevel.VERY_SATISFIED).press(SatisfactionLevel.VERY_DISSATISFIED).failWrite();
    assertThat(play.session.state())
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.CHANGE_NOT_SAVED));
    assertThat(play.written(JournalBody.Closed.class)).hasSize(1);
    assertThat(play.written(JournalBody.Declined.class)).isEmpty();
  }

  @Test
  void reasons_listReplacedMeanwhile_theScreenStaysAsItIs() {
    rated(SatisfactionLevel.DISSATISFIED);
    play.on(new SessionEvent.Ruled(Play.RECEIPTS_ONLY)).on(new SessionEvent.Ticked("207"));
    play.on(new SessionEvent.Explained());
    assertThat(play.written(JournalBody.Reasons.class))
        .extracting(JournalBody.Reasons::text)
        .containsExactly(Optional.empty());
  }
}
