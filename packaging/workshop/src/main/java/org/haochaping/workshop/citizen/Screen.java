package org.haochaping.workshop.citizen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.haochaping.workshop.process.WayLine;

/** All that one run of a terminal shows, in order, and waiting for more of it. Thread-safe. */
public final class Screen implements Consumer<WayLine> {

  /** One screen; the reason is empty where there is none. */
  public record Shown(String name, String reason) {}

  private final List<Shown> shown = new ArrayList<>();
  private final Set<String> steps = new HashSet<>();
  private boolean ended;
  private int forgotten;

  @Override
  public synchronized void accept(WayLine way) {
    steps.add(way.step());
    if (way.step().equals("screen")) {
      shown.add(new Shown(way.value("name"), way.values().getOrDefault("reason", "")));
    }
    notifyAll();
  }

  /** The run is over: nothing more will be shown. */
  public synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Whether the run is over. */
  public synchronized boolean ended() {
    return ended;
  }

  /** How many screens there have been: a mark to wait from. */
  public synchronized int mark() {
    return forgotten + shown.size();
  }

  /** What is shown now; empty before the first screen. */
  public synchronized String now() {
    return shown.isEmpty() ? "" : shown.get(shown.size() - 1).name();
  }

  /**
   * The first of the wanted screens that was shown since the mark. Waits for it; empty once the run
   * or the time is over.
   */
  public synchronized Optional<Shown> await(int mark, Duration atMost, Set<String> wanted) {
    long deadline = System.nanoTime() + atMost.toNanos();
    int next = mark - forgotten;
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

  /** Forgets all but what is shown now; who waits must not have asked before. */
  public synchronized void forget() {
    int past = Math.max(0, shown.size() - 1);
    shown.subList(0, past).clear();
    forgotten += past;
  }

  /**
   * Waits for a step of the program's way that is no screen, such as {@code online}.
   *
   * @throws CitizenException if it does not come in time
   */
  public synchronized void awaitStep(String step, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!steps.contains(step)) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (ended || millis <= 0) {
        throw new CitizenException("the terminal's log has no step " + step);
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CitizenException("interrupted while waiting for " + step);
      }
    }
  }
}
