package org.haochaping.terminal;

import java.util.function.IntConsumer;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.keypad.KeypadListener;
import org.haochaping.terminal.keypad.SerialKeys;

/**
 * Hands on what a keypad of five keys finds.
 *
 * @param screen told at once which key was felt
 */
record KeypadInput(Input input, IntConsumer screen) implements KeypadListener, SerialKeys {
  @Override
  public void felt(int key) {
    screen.accept(key);
  }

  @Override
  public void pressed(int key) {
    input.pressed(SatisfactionLevel.ofCityCode(6 - key), "keypad");
  }

  @Override
  public void stuck(int key) {
    input.keyStuck(key);
  }

  @Override
  public void diagnosisAsked() {
    input.diagnosisAsked();
  }
}
