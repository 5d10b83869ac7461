package org.haochaping.terminal.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A real scene that nothing moves in, and JavaFX's real thread. */
@ExtendWith(ApplicationExtension.class)
final class ScreenPulseTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final AtomicInteger stuck = new AtomicInteger();

  @Start
  void show(Stage stage) {
    stage.setScene(new Scene(new StackPane(), 100, 100));
    stage.show();
  }

  private ScreenPulse start() {
    return ScreenPulse.start(
        Duration.ofMillis(100), LIMIT, ServiceManager.of(Map.of()), stuck::incrementAndGet);
  }

  @Test
  void idleScreen_longerThanTheLimit_isDrawnAndNeverReported() {
    try (ScreenPulse pulse = start()) {
      await()
          .during(LIMIT.plusSeconds(2))
          .atMost(Duration.ofSeconds(60))
          .until(() -> pulse.frameAgeNanos() < LIMIT.toNanos() && stuck.get() == 0);
    }
  }

  @Test
  void blockedThread_overTheLimit_isReportedOnce() throws InterruptedException {
    CountDownLatch free = new CountDownLatch(1);
    try (ScreenPulse pulse = start()) {
      Platform.runLater(
          () -> {
            try {
              assertThat(free.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      await().atMost(Duration.ofSeconds(60)).until(() -> stuck.get() == 1);
      assertThat(pulse.frameAgeNanos()).isGreaterThan(LIMIT.toNanos());
      await().during(Duration.ofMillis(500)).until(() -> stuck.get() == 1);
    } finally {
      free.countDown();
    }
  }
}
