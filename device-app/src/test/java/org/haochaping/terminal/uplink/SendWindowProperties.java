package org.haochaping.terminal.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.Stored.Problem;

/**
 * A line that loses, repeats and delays in both directions, and a gateway that follows its rules.
 */
class SendWindowProperties {
  private static final JournalId JOURNAL = JournalId.of("00000000-0000-4000-8000-000000000001");
  private static final long LAST = 200;
  private static final int BATCH = 9;

  private record Sent(long first, long last) {}

  private static Hash hash(long seq) {
    return Hash.sha256(Long.toString(seq).getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 500)
  void anyBadLine_thatGetsBetter_endsWithEverythingStored(@ForAll long seed) {
    Random random = new Random(seed);
    SendWindow window = new SendWindow(1 + random.nextInt(5), Duration.ofMillis(100));
    Deque<Sent> up = new ArrayDeque<>();
    List<Stored> down = new ArrayList<>();
    long atGateway = 0;
    long confirmed = 0;
    long now = 0;
    for (int step = 0; step < 20_000 && Math.min(confirmed, atGateway) < LAST; step++) {
      boolean silent = up.isEmpty() && down.isEmpty() && window.toSend(LAST).isEmpty();
      now = silent ? Math.max(now, window.wakeAt()) : now + random.nextInt(20);
      boolean bad = step < 300;
      switch (window.due(now)) {
        case RECONNECT -> {
          window = new SendWindow(1 + random.nextInt(5), Duration.ofMillis(100));
          up.clear();
          down.clear();
        }
        case HELLO -> {
          window.helloSent(now);
          up.add(new Sent(0, 0));
        }
        case NOTHING -> {
          OptionalLong next = window.toSend(LAST);
          if (next.isPresent()) {
            long last = Math.min(LAST, next.getAsLong() + BATCH - 1);
            window.sent(last, now);
            up.add(new Sent(next.getAsLong(), last));
          }
        }
      }
      Sent sent = random.nextBoolean() ? up.poll() : null;
      if (sent != null && !(bad && random.nextInt(4) == 0)) {
        boolean gap = sent.first() > atGateway + 1;
        atGateway = gap ? atGateway : Math.max(atGateway, sent.last());
        Stored answer = Stored.upTo(JOURNAL, atGateway, hash(atGateway), Instant.EPOCH);
        down.add(gap ? answer.but(Problem.GAP) : answer);
        if (bad && random.nextInt(5) == 0) {
          down.add(down.get(random.nextInt(down.size())));
        }
        if (bad && random.nextInt(60) == 0) {
          // Restored from a backup.
          atGateway = random.nextLong(atGateway + 1);
        }
      }
      if (!down.isEmpty() && random.nextBoolean()) {
        Stored stored = down.remove(bad ? random.nextInt(down.size()) : 0);
        Reaction reaction =
            window.stored(
                stored,
                new Outbox.Tail(JOURNAL, LAST, hash(LAST), confirmed, 0),
                Optional.of(hash(stored.upTo())),
                now);
        if (reaction instanceof Reaction.Confirmed up2) {
          confirmed = up2.upTo();
        }
        assertThat(reaction)
            .isNotInstanceOf(Reaction.Forked.class)
            .isNotInstanceOf(Reaction.Doubtful.class);
      }
    }
    assertThat(confirmed).as("seed %d", seed).isEqualTo(LAST);
    assertThat(atGateway).isEqualTo(LAST);
  }
}
