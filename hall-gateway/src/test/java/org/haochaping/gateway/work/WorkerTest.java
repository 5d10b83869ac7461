package org.haochaping.gateway.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private final AtomicInteger steps = new AtomicInteger();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);

  private Worker worker(Worker.Step step) {
    return Worker.start("worker", Duration.ZERO, "test of a worker failed", step);
  }

  @Test
  @SuppressWarnings("try") // a worker works while it is open; nobody calls it
  void step_thatFails_isFollowedByTheNextOne() throws Exception {
    try (Worker worker =
        worker(
            () -> {
              if (steps.incrementAndGet() == 1) {
                throw new IllegalStateException("the first one fails");
              }
              reached.countDown();
              never.await();
            })) {
      assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(steps).hasValue(2);
  }

  @Test
  void close_whileAStepWaits_endsItAndBeginsNoOther() throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    Worker worker =
        worker(
            () -> {
              steps.incrementAndGet();
              reached.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                ended.set(true); // as a library might that keeps an interrupt to itself
              }
            });
    assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
    worker.close();
    assertThat(ended).isTrue();
    assertThat(steps).hasValue(1);
  }
}
