package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScreenWatchTest {
  @Test
  void firstFrame_thatNeverComes_isWaitedForNoLongerThanTheLimit() throws Exception {
    try (ScreenWatch watch = new ScreenWatch(Optional.empty())) {
      assertThat(waiting(watch, Duration.ofMillis(1)).get(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void firstFrame_thatComes_endsTheWait() throws Exception {
    try (ScreenWatch watch = new ScreenWatch(Optional.empty())) {
      CompletableFuture<Boolean> waiting = waiting(watch, Duration.ofDays(1));
      assertThat(waiting).isNotDone();
      watch.firstDrawn();
      assertThat(waiting.get(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static CompletableFuture<Boolean> waiting(ScreenWatch watch, Duration atMost) {
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    Thread waiter =
        new Thread(
            () -> {
              try {
                watch.awaitFirstDrawn(atMost);
                over.complete(true);
              } catch (InterruptedException e) {
                over.completeExceptionally(e);
              }
            },
            "waiter");
    waiter.setDaemon(true);
    waiter.start();
    return over;
  }
}
