package org.haochaping.workshop.demo;

import java.time.Duration;
import org.haochaping.workshop.process.WayLine;

/** What a terminal's screen shows now, and waiting for it to change. */
final class Screens {
  private String name = "";
  private long changes;

  synchronized void note(WayLine way) {
    if (way.step().equals("screen")) {
      name = way.value("name");
      changes++;
      notifyAll();
    }
  }

  /** How often the screen has changed: a mark to wait from. */
  synchronized long mark() {
    return changes;
  }

  synchronized String name() {
    return name;
  }

  /** Waits until one of the screens has been shown since the mark; says which. */
  synchronized String await(long mark, Duration atMost, String... wanted) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      if (changes > mark) {
        for (String one : wanted) {
          if (name.equals(one)) {
            return name;
          }
        }
      }
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new PlayException(
            "屏幕应为 / the screen should show "
                + String.join(" | ", wanted)
                + ", 实为 / it shows "
                + name);
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PlayException("interrupted", e);
      }
    }
  }
}
