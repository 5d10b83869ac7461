package org.haochaping.terminal;

import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.haochaping.terminal.diagnosis.Diagnosis;
import org.haochaping.terminal.diagnosis.DiagnosisRoom;
import org.haochaping.terminal.screen.View;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the diagnosis room says. One thread owns it: the session's. */
final class DiagnosisDoor {
  private static final Logger LOG = LoggerFactory.getLogger(DiagnosisDoor.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");

  private final DiagnosisRoom room;
  private final Diagnosis diagnosis;
  private final Consumer<View> screen;
  private final Consumer<Runnable> owner;
  private final Runnable onLeft;

  /**
   * Closed.
   *
   * @param owner runs on the thread that owns this
   * @param onLeft called when the screen is the session's again
   */
  DiagnosisDoor(
      DiagnosisRoom room,
      Diagnosis diagnosis,
      Consumer<View> screen,
      Consumer<Runnable> owner,
      Runnable onLeft) {
    this.room = room;
    this.diagnosis = diagnosis;
    this.screen = screen;
    this.owner = owner;
    this.onLeft = onLeft;
  }

  boolean isOpen() {
    return room.isOpen();
  }

  Set<Integer> validKeys() {
    return room.validKeys();
  }

  OptionalLong deadline() {
    return room.deadline();
  }

  void asked(long now) {
    if (room.isLocked(now)) {
      LOG.warn("diagnosis asked, but too many PINs were wrong");
    }
    act(room.asked(now));
  }

  void digit(int digit, long now) {
    act(room.digit(digit, now));
  }

  /** A key of the five; what is touched on the screen is no key. */
  void key(int key, String by, long now) {
    if (by.equals("touch")) {
      return;
    }
    if (room.isInside()) {
      diagnosis.keys().tried(key);
    }
    act(room.key(key, now));
  }

  /** A key went down, whoever pressed it. */
  void keyWorks(int key, String by) {
    if (!by.equals("touch")) {
      diagnosis.keys().works(key);
    }
  }

  void keyStuck(int key) {
    diagnosis.keys().stuck(key);
    if (room.isInside()) {
      screen.accept(view());
    }
  }

  void turned(long now) {
    act(room.turned(now));
  }

  private View view() {
    return room.view() instanceof View.Diagnosis shown
        ? new View.Diagnosis(shown.facts(), shown.checks(), diagnosis.keys().marks(), shown.page())
        : room.view();
  }

  void left() {
    act(room.left());
  }

  /** Somebody scanned; a technician who is inside goes on. */
  void leftAtThePin() {
    if (!room.isInside()) {
      act(room.left());
    }
  }

  void timeWentBy(long now) {
    act(room.timeWentBy(now));
  }

  private void act(DiagnosisRoom.Step step) {
    switch (step) {
      case NOTHING -> {}
      case SHOW -> screen.accept(view());
      case BEGIN -> {
        WAY.info("way diagnosis begun");
        diagnosis.keys().begin();
        screen.accept(view());
        long visit = room.visit();
        diagnosis.start(grown -> owner.accept(() -> act(room.grown(visit, grown))));
      }
      case LEFT -> {
        WAY.info("way diagnosis left");
        onLeft.run();
      }
    }
  }
}
