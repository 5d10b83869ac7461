package org.haochaping.workshop.bench;

import java.time.Duration;
import org.haochaping.workshop.hall.HallException;

/** Lets time pass. */
final class Pause {
  private Pause() {}

  static void seconds(int seconds) {
    of(Duration.ofSeconds(seconds));
  }

  static void of(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HallException("interrupted", e);
    }
  }
}
