package org.haochaping.workshop.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.haochaping.workshop.display.Onlooker;
import org.haochaping.workshop.hall.HallException;

/** Looks at some rows across the middle of the screen, where each screen has words. */
final class Sight {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Closer than letters are high. */
  private static final int[] ROWS = IntStream.iterate(240, y -> y <= 560, y -> y + 20).toArray();

  /** An empty window has a background and a border; smooth letters have many shades. */
  private static final int SHADES_OF_WORDS = 12;

  private final Onlooker onlooker;

  Sight(Onlooker onlooker) {
    this.onlooker = onlooker;
  }

  /** Waits until there are words; gives when, by {@link System#nanoTime}. */
  long awaitWords() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (Arrays.stream(look()).distinct().count() < SHADES_OF_WORDS) {
      pause(deadline, "没有画面 / nothing was drawn");
    }
    return System.nanoTime();
  }

  /** Waits until nothing is there any more: a window that closes is gone a little later. */
  void awaitNothing() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (Arrays.stream(look()).distinct().count() > 1) {
      pause(deadline, "窗口未关 / the window did not go");
    }
  }

  /** Waits until this is not what is seen any more; gives when, by {@link System#nanoTime}. */
  long awaitOtherThan(int[] before) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (Arrays.equals(look(), before)) {
      pause(deadline, "按键无反应 / a press changed nothing on the screen");
    }
    return System.nanoTime();
  }

  int[] look() {
    int[] all = new int[ROWS.length * WindowPrograms.WIDTH];
    for (int i = 0; i < ROWS.length; i++) {
      int[] row = onlooker.pixels(0, ROWS[i], WindowPrograms.WIDTH, 1);
      System.arraycopy(row, 0, all, i * WindowPrograms.WIDTH, WindowPrograms.WIDTH);
    }
    return all;
  }

  private static void pause(long deadline, String otherwise) {
    if (System.nanoTime() > deadline) {
      throw new HallException(otherwise);
    }
    Pause.of(Duration.ofMillis(1));
  }
}
