package org.haochaping.terminal.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.haochaping.terminal.scanner.KeyWedge.Found;
import org.junit.jupiter.api.Test;

final class KeyWedgeTest {
  private final KeyWedge wedge = new KeyWedge();
  private long now = 100_000;

  @Test
  void fastKeysThenEnter_areAScannedLine() {
    type("https://hall.example/r/1A2", 5);
    assertThat(wedge.quiet(now)).isEmpty();
    assertThat(wedge.enter(now)).contains(new Found.Line("https://hall.example/r/1A2"));
    assertThat(wedge.enter(now)).isEmpty();
  }

  @Test
  void loneKey_quietAfterIt_isAPress() {
    type("4", 0);
    assertThat(wedge.quiet(now + 20)).isEmpty();
    assertThat(wedge.quiet(now + KeyWedge.LONE_KEY_MILLIS)).contains(new Found.Key("4"));
    assertThat(wedge.quiet(now + 1000)).isEmpty();
  }

  @Test
  void codeThatBeginsWithADigit_isNoPress() {
    type("12345678", 20);
    assertThat(wedge.quiet(now + 60)).isEmpty();
    assertThat(wedge.enter(now + 61)).contains(new Found.Line("12345678"));
  }

  @Test
  void scanThatStallsBeforeADigit_isNoPress() {
    type("https://hall.exam", 5);
    now += 1500;
    type("4", 0);
    assertThat(wedge.quiet(now + 100)).isEmpty();
    assertThat(wedge.enter(now + 100)).isEmpty();
  }

  @Test
  void stalledScan_forgottenBeforeTheNextOne() {
    type("https://hall.exam", 5);
    now += 1500;
    type("ple", 5);
    now += 1500;
    type("https://hall.example/r/2", 5);
    assertThat(wedge.enter(now)).contains(new Found.Line("https://hall.example/r/2"));
  }

  @Test
  void severalKeysAtOnce_areNoPressAndDoNotSpoilTheNext() {
    type("12", 2);
    assertThat(wedge.quiet(now + 70)).isEmpty();
    now += 400;
    type("2", 0);
    assertThat(wedge.quiet(now + 70)).contains(new Found.Key("2"));
  }

  @Test
  void endlessTyping_keepsNothing() {
    type("z".repeat(1_000_000), 0);
    assertThat(wedge.enter(now)).isEmpty();
    type("3", 0);
    assertThat(wedge.quiet(now + 70)).contains(new Found.Key("3"));
  }

  private void type(String text, int millisBetween) {
    for (int i = 0; i < text.length(); i++) {
      now += millisBetween;
      wedge.typed(text.substring(i, i + 1), now);
    }
  }
}
