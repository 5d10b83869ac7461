package org.haochaping.workshop.citizen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.haochaping.workshop.process.WayLine;

/** All that one run of a terminal shows, in order, and waiting for more of it. Thread-safe. */
final class Screen implements Consumer<WayLine> {

  /** One screen; the reason is empty where there is none. */
  record Shown(String name, String reason) {}

  private final List<Shown> shown = new ArrayList<>();
  private boolean ended;

  @Override
  public synchronized void accept(WayLine way) {
    if (way.step().equals("screen")) {
      shown.add(new Shown(way.value("name"), way.values().getOrDefault("reason", "")));
      notifyAll();
    }
  }

  /** The run is over: nothing more will be shown. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Whether the run is over. */
  synchronized boolean ended() {
    return ended;
  }

  /** How many screens there have been: a mark to wait from. */
  synchronized int mark() {
    return shown.size();
  }

  /** What is shown now; empty before the first screen. */
  synchronized String now() {
    return shown.isEmpty() ? "" : shown.get(shown.size() - 1).name();
  }

  /**
   * The first of the wanted screens that was shown since the mark. Waits for it; empty once the run
   * or the time is over.
   */
  synchronized Optional<Shown> await(int mark, Duration atMost, Set<String> wanted) {
    long deadline = System.nanoTime() + atMost.toNanos();
    int next = mark;
    while (true) {
      for (; next < shown.size(); next++) {
        if (wanted.contains(shown.get(next).name())) {
          return Optional.of(shown.get(next));
        }
      }
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (ended || millis <= 0) {
        return Optional.empty();
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }
}
