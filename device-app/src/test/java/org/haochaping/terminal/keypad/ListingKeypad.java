package org.haochaping.terminal.keypad;

import java.util.List;

/** Writes down in words what a keypad finds to be meant. */
public record ListingKeypad(List<String> found) implements KeypadListener {
  @Override
  public void felt(int key) {
    // Means nothing yet.
  }

  @Override
  public void pressed(int key) {
    found.add("pressed " + key);
  }

  @Override
  public void stuck(int key) {
    found.add("stuck " + key);
  }

  @Override
  public void diagnosisAsked() {
    found.add("diagnosis");
  }
}
