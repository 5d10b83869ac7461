package org.haochaping.terminal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.haochaping.terminal.diagnosis.DiagnosisRoom.Step;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.screen.Words;
import org.junit.jupiter.api.Test;

final class DiagnosisRoomTest {
  private static final View.Diagnosis SOME =
      new View.Diagnosis(
          List.of(),
          List.of(
              new View.Check(
                  new Words("屏", "Screen"),
                  View.Verdict.GOOD,
                  new Words("好", "Good."),
                  Optional.empty())));

  private final DiagnosisRoom room = new DiagnosisRoom(new PinGate("1234"));

  @Test
  void digits_outside_areNobodys() {
    assertThat(enter("1234", 0)).isEqualTo(Step.NOTHING);
    assertThat(room.isOpen()).isFalse();
  }

  @Test
  void rightPin_begins_growsAndKeyFiveTwiceLeaves() {
    assertThat(room.asked(0)).isEqualTo(Step.SHOW);
    assertThat(enter("12", 0)).isEqualTo(Step.SHOW);
    assertThat(room.view()).isEqualTo(new View.Pin(2, false));
    assertThat(enter("34", 0)).isEqualTo(Step.BEGIN);
    assertThat(room.grown(room.visit(), SOME)).isEqualTo(Step.SHOW);
    assertThat(room.view()).isEqualTo(SOME);
    for (int key = 1; key <= 5; key++) {
      assertThat(room.key(key, key)).as("all five can be tried").isEqualTo(Step.SHOW);
    }
    assertThat(room.key(5, 6 + DiagnosisRoom.TWICE_MILLIS)).as("late").isEqualTo(Step.SHOW);
    assertThat(room.key(4, 2_010)).isEqualTo(Step.SHOW);
    assertThat(room.key(5, 2_020)).as("another one came between").isEqualTo(Step.SHOW);
    assertThat(room.isOpen()).isTrue();
    assertThat(room.key(5, 2_020 + DiagnosisRoom.TWICE_MILLIS)).isEqualTo(Step.LEFT);
    assertThat(room.isOpen()).isFalse();
  }

  @Test
  void pages_areTurnedByKeysAndTouch_andBeginAnew() {
    room.asked(0);
    enter("1234", 0);
    room.grown(room.visit(), SOME);
    room.key(2, 1);
    room.turned(2);
    assertThat(((View.Diagnosis) room.view()).page()).isEqualTo(2);
    room.key(1, 3);
    assertThat(((View.Diagnosis) room.view()).page()).isEqualTo(1);
    assertThat(room.deadline()).hasValue(3 + DiagnosisRoom.PATIENCE_MILLIS);
    room.grown(room.visit(), SOME);
    assertThat(((View.Diagnosis) room.view()).page()).as("still").isEqualTo(1);
    room.left();
    room.asked(4);
    enter("1234", 4);
    assertThat(((View.Diagnosis) room.view()).page()).isZero();
  }

  @Test
  void wrongPin_saysSo_andFiveLeaveTheWindowToTheCitizens() {
    room.asked(0);
    for (int i = 1; i < PinGate.TRIES; i++) {
      assertThat(enter("5555", 0)).isEqualTo(Step.SHOW);
      assertThat(room.view()).isEqualTo(new View.Pin(0, true));
    }
    assertThat(enter("5555", 0)).isEqualTo(Step.LEFT);
    assertThat(room.asked(1)).isEqualTo(Step.NOTHING);
    assertThat(room.asked(PinGate.LOCKED_MILLIS)).isEqualTo(Step.SHOW);
  }

  @Test
  void nobody_twentySecondsAtThePin_isLeft() {
    room.asked(0);
    enter("1", 10);
    assertThat(room.deadline()).hasValue(10 + DiagnosisRoom.PIN_PATIENCE_MILLIS);
    assertThat(room.timeWentBy(9 + DiagnosisRoom.PIN_PATIENCE_MILLIS)).isEqualTo(Step.NOTHING);
    assertThat(room.timeWentBy(10 + DiagnosisRoom.PIN_PATIENCE_MILLIS)).isEqualTo(Step.LEFT);
  }

  @Test
  void nobody_twoMinutesInside_isLeft() {
    room.asked(0);
    enter("1234", 10);
    assertThat(room.deadline()).hasValue(10 + DiagnosisRoom.PATIENCE_MILLIS);
    assertThat(room.timeWentBy(9 + DiagnosisRoom.PATIENCE_MILLIS)).isEqualTo(Step.NOTHING);
    assertThat(room.timeWentBy(10 + DiagnosisRoom.PATIENCE_MILLIS)).isEqualTo(Step.LEFT);
    assertThat(room.deadline()).isEmpty();
  }

  @Test
  void earlierVisit_stillFindsSomething_isNotShown() {
    room.asked(0);
    enter("1234", 0);
    long earlier = room.visit();
    room.left();
    assertThat(room.grown(earlier, SOME)).isEqualTo(Step.NOTHING);
    room.asked(1);
    enter("1234", 1);
    assertThat(room.grown(earlier, SOME)).isEqualTo(Step.NOTHING);
  }

  private Step enter(String digits, long now) {
    Step last = Step.NOTHING;
    for (int i = 0; i < digits.length(); i++) {
      last = room.digit(digits.charAt(i) - '0', now);
    }
    return last;
  }
}
