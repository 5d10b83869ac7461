package org.haochaping.workshop.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.haochaping.workshop.process.WayLine;

/** What a terminal's screen shows now and has shown, and waiting for it to change. */
final class Screens {
  /** What stands among the screens where a key was pressed and nothing was offered. */
  static final String NOT_RATED = "not-rated";

  /** What stands among the screens where the hall decided anew. */
  static final String SETTINGS = "settings";

  private static final Set<String> BESIDE_THE_SCREEN = Set.of(NOT_RATED, SETTINGS);

  private String name = "";
  private final List<String> shown = new ArrayList<>();

  synchronized void note(WayLine way) {
    if (way.step().equals("screen")) {
      name = way.value("name");
      shown.add(name);
      notifyAll();
    } else if (BESIDE_THE_SCREEN.contains(way.step())) {
      shown.add(way.step());
      notifyAll();
    }
  }

  /** How much has been shown: a mark to wait from. */
  synchronized int mark() {
    return shown.size();
  }

  synchronized String name() {
    return name;
  }

  /** Waits until one of the screens has been shown since the mark; says which. */
  synchronized String await(int mark, Duration atMost, String... wanted) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      for (String one : shown.subList(mark, shown.size())) {
        if (List.of(wanted).contains(one)) {
          return one;
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
