package org.haochaping.terminal;

import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.keypad.KeypadListener;
import org.haochaping.terminal.keypad.SerialKeys;

/** Hands on what a keypad of five keys finds. */
record KeypadInput(Input input) implements KeypadListener, SerialKeys {
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
