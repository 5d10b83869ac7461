package org.haochaping.terminal.diagnosis;

import java.util.Set;
import java.util.TreeSet;
import org.haochaping.terminal.screen.View;

/** Which of the five keys were pressed in this visit, and which are stuck. Any thread. */
public final class KeyCheck {
  private final Set<Integer> pressed = new TreeSet<>();
  private final Set<Integer> stuck = new TreeSet<>();

  KeyCheck() {}

  /** A technician came: all are to be tried anew. What is stuck is stuck. */
  public synchronized void begin() {
    pressed.clear();
  }

  /** A key of the five went down: it was up before, so it is not stuck any more. */
  public synchronized void works(int key) {
    stuck.remove(key);
  }

  /** The technician tries a key. */
  public synchronized void tried(int key) {
    works(key);
    pressed.add(key);
  }

  /** A key has been down for so long that something is wrong with it. */
  public synchronized void stuck(int key) {
    stuck.add(key);
    pressed.remove(key);
  }

  /** What the screen shows of it. */
  public synchronized View.Keys marks() {
    return new View.Keys(pressed, stuck);
  }
}
