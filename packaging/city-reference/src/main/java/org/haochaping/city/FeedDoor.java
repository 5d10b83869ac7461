package org.haochaping.city;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.haochaping.protocol.Hash;

/** {@code POST /feed/v1/batches}, with whatever the switches do to it. */
final class FeedDoor {
  private static final int AT_ONCE = 8;
  private static final int MAX_KEY = 200;

  private final Intake intake;
  private final RecordRules rules;
  private final Supplier<Switches> switches;
  private final Random random;
  private final Semaphore room = new Semaphore(AT_ONCE);

  FeedDoor(Intake intake, RecordRules rules, Supplier<Switches> switches, Random random) {
    this.intake = intake;
    this.rules = rules;
    this.switches = switches;
    this.random = random;
  }

  void post(Context http) throws SQLException, InterruptedException {
    if (!room.tryAcquire()) {
      throw new Problem(
          429, "请求过多 / too many requests", "batches: at most 8 at once", OptionalInt.of(1));
    }
    try {
      answer(http, switches.get());
    } finally {
      room.release();
    }
  }

  private void answer(Context http, Switches now) throws SQLException, InterruptedException {
    String key = idempotencyKey(http);
    byte[] body = Body.read(http);
    List<Incoming> records = Incoming.batch(body);
    if (now.slowMillis() > 0) {
      TimeUnit.MILLISECONDS.sleep(now.slowMillis());
    }
    boolean fail = random.nextDouble() < now.failRate();
    if (fail && !now.failAfterTaking()) {
      throw now.failure();
    }
    byte[] answer =
        intake.take(
            key,
            Hash.sha256(body),
            records,
            record -> rules.fault(record).or(() -> now.refuse(record.key())));
    if (fail) {
      throw now.failure();
    }
    boolean spoil = random.nextDouble() < now.nonsenseRate();
    http.status(200)
        .contentType("application/json")
        .result(spoil ? now.nonsense().spoil(answer, random) : answer);
  }

  private static String idempotencyKey(Context http) {
    String key = Optional.ofNullable(http.header("Idempotency-Key")).orElse("");
    if (!key.matches("[!-~]{1," + MAX_KEY + "}")) {
      throw Problem.badRequest("Idempotency-Key: 1 to 200 visible ASCII characters");
    }
    return key;
  }
}
