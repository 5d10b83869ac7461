package org.haochaping.gateway.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.haochaping.gateway.Engine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutboxTest {
  @TempDir Path folder;

  private static List<Integer> attempts(OutboxHall hall) {
    return hall.ledger()
        .read(
            handle ->
                handle
                    .createQuery("select attempts from delivery order by id")
                    .mapTo(Integer.class)
                    .list());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void ratings_takenToBeSent_countAsAttemptedBeforeTheyLeave(Engine engine) {
    try (OutboxHall hall = new OutboxHall(engine, folder)) {
      hall.rate(3, 5, "");
      Outbox outbox = new Outbox(hall.ledger(), "reference", "4", Clock.systemUTC());
      List<Long> taken = outbox.take(0, 2).stream().map(PendingRating::id).toList();
      assertThat(attempts(hall)).as("no change of mind is taken any more").containsExactly(1, 1, 0);
      outbox.attempted(taken);
      outbox.keep(List.of(new Delivered(taken.get(0), true, "taken")));
      assertThat(attempts(hall)).as("an answer is no attempt").containsExactly(2, 2, 0);
      assertThat(outbox.take(taken.get(1), 2)).hasSize(1);
      assertThat(attempts(hall)).containsExactly(2, 2, 1);
    }
  }
}
