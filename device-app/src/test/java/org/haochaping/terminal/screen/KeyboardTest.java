package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.scene.input.KeyCode;
import org.haochaping.terminal.screen.Keyboard.Found;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as X11, and a keyboard without repetition, tell of them. */
final class KeyboardTest {
  private static final String CODE = "https://hall.example/r/1123455544-AB__11";

  private Keyboard keyboard = new Keyboard();
  private final List<Found> found = new ArrayList<>();
  private long now;

  @BeforeEach
  void start() {
    keyboard = new Keyboard();
    found.clear();
    now = 1_000_000;
  }

  @Test
  void key_pressedAndReleased_isOnePressHoweverShort() {
    for (long held : new long[] {0, 3, 80, 400}) {
      start();
      press(KeyCode.DIGIT4);
      pass(held);
      release(KeyCode.DIGIT4);
      pass(1_000);
      assertThat(found).containsExactly(new Found.Press(4));
    }
  }

  @Test
  void key_again_isTwoPresses() {
    for (int i = 0; i < 2; i++) {
      press(KeyCode.NUMPAD2);
      pass(60);
      release(KeyCode.NUMPAD2);
      pass(150);
    }
    assertThat(found).containsExactly(new Found.Press(2), new Found.Press(2));
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 33, 59, 61, 64, 100, 299, 301, 999, 1_001, 3_000})
  void keyHeld_pressedAgainAndAgain_isOnePressAndThenStuck(long gap) {
    press(KeyCode.DIGIT3);
    pass(500);
    for (long held = 500; held < 12_000; held += gap) {
      press(KeyCode.DIGIT3);
      pass(gap);
    }
    release(KeyCode.DIGIT3);
    pass(2_000);
    assertThat(found).containsExactly(new Found.Press(3), new Found.Stuck(3));
    found.clear();
    press(KeyCode.DIGIT3);
    pass(100);
    assertThat(found).as("the next person's press").containsExactly(new Found.Press(3));
  }

  @ParameterizedTest
  @CsvSource({"10,0", "33,0", "33,5", "61,1", "100,20", "301,0", "1001,2", "3000,40"})
  void keyHeld_releasedAndPressedInOneGo_isOnePressAndThenStuck(long gap, long up) {
    press(KeyCode.DIGIT3);
    pass(500);
    for (long held = 500; held < 12_000; held += gap) {
      release(KeyCode.DIGIT3);
      pass(up);
      press(KeyCode.DIGIT3);
      pass(gap);
    }
    release(KeyCode.DIGIT3);
    pass(2_000);
    assertThat(found).containsExactly(new Found.Press(3), new Found.Stuck(3));
    found.clear();
    press(KeyCode.DIGIT3);
    pass(100);
    assertThat(found).containsExactly(new Found.Press(3));
  }

  @Test
  void keyHeld_thatRepeatsTooEarlyToTell_isNoPressTooMany() {
    press(KeyCode.DIGIT3);
    for (int i = 0; i < 100; i++) {
      pass(30);
      press(KeyCode.DIGIT3);
    }
    assertThat(found).isEmpty();
  }

  @Test
  void sameNumber_onTheOtherKey_doesNotMakeARepetitionAPress() {
    press(KeyCode.DIGIT1);
    pass(500);
    press(KeyCode.NUMPAD1);
    pass(80);
    release(KeyCode.NUMPAD1);
    pass(500);
    press(KeyCode.DIGIT1);
    pass(500);
    assertThat(found).containsExactly(new Found.Press(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 5, 20})
  void scanner_typingFast_isALineAndNoPress(long gap) {
    scan(CODE, gap);
    pass(2_000);
    assertThat(found).containsExactly(new Found.Line(CODE));
    scan(CODE, gap);
    pass(100);
    press(KeyCode.DIGIT1);
    pass(100);
    assertThat(found).endsWith(new Found.Line(CODE), new Found.Press(1));
  }

  @Test
  void scanner_codeOfDigitsAlone_isALineAndNoPress() {
    scan("1111222333", 4);
    pass(2_000);
    assertThat(found).containsExactly(new Found.Line("1111222333"));
  }

  @Test
  void scanner_whileAKeyIsHeld_isStillRead() {
    press(KeyCode.DIGIT2);
    pass(600);
    for (int i = 0; i < 10; i++) {
      press(KeyCode.DIGIT2);
      pass(33);
    }
    scan(CODE, 2);
    assertThat(found).containsExactly(new Found.Press(2), new Found.Line(CODE));
  }

  @Test
  void outerKeys_heldForFiveSeconds_askForTheDiagnosisAndRateNothing() {
    press(KeyCode.NUMPAD1);
    pass(20);
    press(KeyCode.NUMPAD5);
    pass(500);
    for (int i = 0; i < 160; i++) {
      press(KeyCode.NUMPAD5);
      pass(30);
    }
    release(KeyCode.NUMPAD1);
    release(KeyCode.NUMPAD5);
    pass(1_000);
    assertThat(found).containsExactly(new Found.DiagnosisAsked());
  }

  @Test
  void twoKeys_atTheSameMoment_areNoPress() {
    press(KeyCode.DIGIT1);
    pass(30);
    press(KeyCode.DIGIT2);
    pass(80);
    release(KeyCode.DIGIT1);
    release(KeyCode.DIGIT2);
    pass(1_000);
    assertThat(found).isEmpty();
  }

  private void scan(String text, long gap) {
    for (int i = 0; i < text.length(); i++) {
      String character = text.substring(i, i + 1);
      KeyCode code = code(character);
      found.addAll(keyboard.pressed(code, now));
      keyboard.typed(character, now);
      pass(gap);
      release(code);
    }
    found.addAll(keyboard.pressed(KeyCode.ENTER, now));
    release(KeyCode.ENTER);
  }

  private static KeyCode code(String character) {
    char c = Character.toUpperCase(character.charAt(0));
    if (c >= '0' && c <= '9') {
      return KeyCode.valueOf("DIGIT" + c);
    }
    return c >= 'A' && c <= 'Z' ? KeyCode.valueOf(String.valueOf(c)) : KeyCode.SLASH;
  }

  @Test
  void felt_firstKeyOfSomething_isSaidBeforeItIsClearWhoPressed() {
    press(KeyCode.DIGIT2);
    assertThat(keyboard.felt()).hasValue(2);
    assertThat(found).isEmpty();
    press(KeyCode.A);
    assertThat(keyboard.felt()).as("another key").isEmpty();
  }

  @Test
  void felt_digitWithinACode_isNot() {
    press(KeyCode.H);
    press(KeyCode.DIGIT2);
    assertThat(keyboard.felt()).isEmpty();
  }

  @Test
  void felt_keyThatRepeats_isSaidOnce() {
    press(KeyCode.DIGIT2);
    pass(500);
    press(KeyCode.DIGIT2);
    assertThat(keyboard.felt()).isEmpty();
  }

  private void press(KeyCode code) {
    found.addAll(keyboard.pressed(code, now));
    String name = code.name();
    keyboard.typed(name.substring(name.length() - 1), now);
  }

  private void release(KeyCode code) {
    found.addAll(keyboard.released(code, now));
  }

  /** Ticks whenever a tick is due. */
  private void pass(long millis) {
    long end = now + millis;
    OptionalLong due = keyboard.deadline();
    while (due.isPresent() && due.getAsLong() <= end) {
      now = Math.max(now, due.getAsLong());
      found.addAll(keyboard.tick(now));
      assertThat(keyboard.deadline()).as("a tick that changes nothing").isNotEqualTo(due);
      due = keyboard.deadline();
    }
    now = end;
  }
}
