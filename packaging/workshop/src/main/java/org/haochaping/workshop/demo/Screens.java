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

  /** What stands among the screens where the gateway was lost. */
  static final String OFFLINE = "offline";

  /** What stands among the screens where the gateway was found. */
  static final String ONLINE = "online";

  private static final Set<String> BESIDE_THE_SCREEN = Set.of(NOT_RATED, SETTINGS, OFFLINE, ONLINE);

  /** From here on somebody has seen the screen; sooner, the terminal takes no press for it. */
  private static final long SEEN_NANOS = Duration.ofMillis(900).toNanos();

  private String name = "";
  private String why = "";
  private long changedNanos = System.nanoTime() - SEEN_NANOS;
  private final List<String> shown = new ArrayList<>();

  synchronized void note(WayLine way) {
    if (way.step().equals("screen")) {
      boolean another = !name.equals(way.value("name")) || name.equals("offered");
      changedNanos = another ? System.nanoTime() : changedNanos;
      name = way.value("name");
      shown.add(name);
      why = name.equals("refused") ? name + " " + way.value("reason") : name;
      shown.add(why);
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

  /** Whether this screen is shown now; a refusal may be asked for with its reason. */
  synchronized boolean isShown(String screen) {
    return name.equals(screen) || why.equals(screen);
  }

  /** Waits as long as a person takes to see what is shown, and presses no sooner. */
  void awaitSeen() {
    long left;
    synchronized (this) {
      left = changedNanos + SEEN_NANOS - System.nanoTime();
    }
    try {
      Thread.sleep(Math.max(0, left) / 1_000_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlayException("interrupted", e);
    }
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
