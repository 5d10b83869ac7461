package org.haochaping.terminal.screen;

import javafx.scene.Scene;
import org.haochaping.protocol.SatisfactionLevel;

/** Whoever wants to know what happens on the screen. Called on JavaFX's thread: never block it. */
public interface ScreenListener {
  /** A level was touched, or its key was pressed: {@code input} is {@code touch} or {@code key}. */
  void pressed(SatisfactionLevel level, String input);

  /** The idle screen's button was touched: somebody wants to rate without a receipt. */
  void ratingAsked();

  /** A reason was touched. */
  void ticked(String code);

  /** The reasons are as the citizen wants them. */
  void reasonsConfirmed();

  /** The citizen gives no reasons. */
  void reasonsSkipped();

  /** A number key, 1 to 5, has been down for so long that something is wrong with it. */
  void keyStuck(int key);

  /** A corner, or the outer two number keys, were held for 5 seconds: the diagnosis is wanted. */
  void diagnosisAsked();

  /** A digit of the technician's PIN was touched. */
  void pinDigit(int digit);

  /** The diagnosis or the PIN screen was left by touch. */
  void diagnosisLeft();

  /** The next page of the diagnosis is wanted, by touch. */
  void diagnosisTurned();

  /** A keyboard-wedge scanner typed a line. */
  void scanned(String line);

  /** The first screen has been drawn and given to the display. */
  void firstDrawn();

  /** The screen now shows this. */
  void shown(View view);

  /** This was laid out and is still there: the time to take its picture. */
  void settled(View view, Scene scene);

  /** The window was closed by its own button. */
  void closed();
}
