package org.haochaping.workshop.gallery;

import java.util.function.Consumer;
import javafx.scene.Scene;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.terminal.screen.ScreenListener;
import org.haochaping.terminal.screen.View;

/** Waits for one very view to be there; nobody touches anything in a gallery. */
final class Camera implements ScreenListener {
  private final View wanted;
  private final Consumer<Scene> there;

  Camera(View wanted, Consumer<Scene> there) {
    this.wanted = wanted;
    this.there = there;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the idle view that opens the window is not the one
  public void settled(View view, Scene scene) {
    if (view == wanted) {
      there.accept(scene);
    }
  }

  @Override
  public void pressed(SatisfactionLevel level, String input) {}

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
  public void scanned(String line) {}

  @Override
  public void shown(View view) {}

  @Override
  public void closed() {}
}
