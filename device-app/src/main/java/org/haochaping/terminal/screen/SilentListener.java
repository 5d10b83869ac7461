package org.haochaping.terminal.screen;

import javafx.scene.Scene;
import org.haochaping.protocol.SatisfactionLevel;

/** Passes all over; to be extended by whoever listens for one thing only. */
public class SilentListener implements ScreenListener {
  @Override
  public void pressed(SatisfactionLevel level, String input) {}

  @Override
  public void ratingAsked() {}

  @Override
  public void ticked(String code) {}

  @Override
  public void reasonsConfirmed() {}

  @Override
  public void reasonsSkipped() {}

  @Override
  public void keyStuck(int key) {}

  @Override
  public void diagnosisAsked() {}

  @Override
  public void pinDigit(int digit) {}

  @Override
  public void diagnosisLeft() {}

  @Override
  public void diagnosisTurned() {}

  @Override
  public void scanned(String line) {}

  @Override
  public void firstDrawn() {}

  @Override
  public void shown(View view) {}

  @Override
  public void settled(View view, Scene scene) {}

  @Override
  public void closed() {}
}
