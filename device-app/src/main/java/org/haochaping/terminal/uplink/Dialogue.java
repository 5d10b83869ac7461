package org.haochaping.terminal.uplink;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.Topics;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.CaseQuestion;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.TerminalState;
import org.haochaping.terminal.clock.TerminalClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What terminal and gateway say to each other over one connection: the journal goes up, {@code
 * stored} comes down. The decisions are {@link SendWindow}'s.
 */
final class Dialogue {
  private static final Logger LOG = LoggerFactory.getLogger(Dialogue.class);

  private static final long JOURNAL_MILLIS = 500;

  private final UplinkSettings settings;
  private final Outbox outbox;
  private final BatchSigner signer;
  private final TerminalClock clock;
  private final Backoff backoff;
  private final Connection connection;
  private final SendWindow window;
  private @Nullable JournalId journal;
  private @Nullable CompletableFuture<?> newJournal;
  private boolean begunAnew;
  private boolean answered;
  private long notBefore;
  private long lookAgainAt;

  Dialogue(
      UplinkSettings settings,
      Outbox outbox,
      BatchSigner signer,
      TerminalClock clock,
      Backoff backoff,
      Connection connection) {
    this.settings = settings;
    this.outbox = outbox;
    this.signer = signer;
    this.clock = clock;
    this.backoff = backoff;
    this.connection = connection;
    this.window = new SendWindow(settings.window(), settings.answerTimeout());
  }

  /**
   * Says what is due.
   *
   * @return false if nobody answers any more
   */
  boolean goOn(long now) throws MqttException {
    lookAgainAt = now + JOURNAL_MILLIS;
    Outbox.Tail tail = outbox.tail().orElse(null);
    if (tail == null || (newJournal != null && !newJournal.isDone())) {
      return true;
    }
    if (!tail.journal().equals(journal)) {
      journal = tail.journal();
      window.startOver();
    }
    switch (window.due(now)) {
      case RECONNECT -> {
        return false;
      }
      case HELLO -> {
        if (sayState(tail, true)) {
          window.helloSent(now);
          lookAgainAt = window.wakeAt();
        }
      }
      case NOTHING -> {
        send(tail, now);
        lookAgainAt = window.wakeAt();
      }
    }
    return true;
  }

  /** When to {@link #goOn}, if nothing comes in before. */
  long wakeAt() {
    return lookAgainAt;
  }

  /** Whether the gateway has answered over this connection. */
  boolean isAnswered() {
    return answered;
  }

  /** Until when the gateway wants to be left alone, whatever becomes of the connection. */
  long notBefore() {
    return notBefore;
  }

  /** Tells how the terminal is, once the gateway has answered; a report may get lost. */
  void health(byte[] report) throws MqttException {
    if (answered && !connection.publishOnce(Topics.health(settings.terminal()), report)) {
      LOG.debug("uplink health=left-out");
    }
  }

  /** Asks about a receipt, once the gateway has answered; nobody waits for the answer. */
  void ask(CaseQuestion question) throws MqttException {
    if (answered
        && !connection.publishOnce(Topics.question(settings.terminal()), question.encode())) {
      LOG.debug("uplink question=left-out");
    }
  }

  private boolean sayState(Outbox.Tail tail, boolean online) throws MqttException {
    byte[] state = state(tail, online, settings.version());
    return connection.publish(Topics.state(settings.terminal()), state, true);
  }

  static byte[] state(Outbox.Tail tail, boolean online, String version) {
    return new TerminalState(online, tail.journal(), tail.last(), tail.head(), version).encode();
  }

  private void send(Outbox.Tail tail, long now) throws MqttException {
    OptionalLong first = window.toSend(tail.last());
    while (first.isPresent()) {
      Outbox.Excerpt excerpt =
          outbox
              .read(
                  tail.journal(), first.getAsLong(), BatchSigner.MAX_ENTRIES, BatchSigner.MAX_BYTES)
              .orElse(null);
      if (excerpt == null || excerpt.entries().isEmpty()) {
        return;
      }
      byte[] batch = signer.sign(tail.journal(), excerpt);
      if (!connection.publish(Topics.journal(settings.terminal()), batch, false)) {
        return;
      }
      window.sent(excerpt.entries().get(excerpt.entries().size() - 1).seq(), now);
      first = window.toSend(tail.last());
    }
  }

  /**
   * The gateway says something.
   *
   * @return how long to stay away, in milliseconds, if the connection is to be given up
   */
  OptionalLong heard(byte[] payload, long now) {
    Outbox.Tail tail = outbox.tail().orElse(null);
    if (tail == null || !tail.journal().equals(journal)) {
      return OptionalLong.empty();
    }
    Stored stored;
    try {
      stored = Stored.decode(payload);
    } catch (ProtocolException e) {
      LOG.warn("uplink stored=unreadable why={}", e.getMessage());
      return OptionalLong.empty();
    }
    Optional<Hash> there =
        stored.journal().equals(tail.journal())
            ? outbox.hashAt(tail.journal(), stored.upTo())
            : Optional.empty();
    return react(window.stored(stored, tail, there, now), stored, tail, now);
  }

  private OptionalLong react(Reaction reaction, Stored stored, Outbox.Tail tail, long now) {
    if (reaction instanceof Reaction.Confirmed confirmed) {
      answered = true;
      outbox.confirm(tail.journal(), confirmed.upTo());
      setClock(stored.now(), confirmed.roundTripMillis());
    } else if (reaction instanceof Reaction.Rewound rewound) {
      LOG.info("uplink gap=asked-again from={}", rewound.next());
      outbox.confirm(tail.journal(), stored.upTo());
    } else if (reaction instanceof Reaction.Doubtful doubtful) {
      LOG.warn("uplink stored=doubtful why={}", doubtful.why());
      window.pauseUntil(now);
    } else if (reaction instanceof Reaction.Paused paused) {
      answered = true;
      long pause = backoff.askedMillis(paused.asked());
      LOG.info("uplink gateway=busy pause={}ms", pause);
      notBefore = now + pause;
      window.pauseUntil(notBefore);
    } else if (reaction instanceof Reaction.Refused refused) {
      refused(refused.pause());
      window.pauseUntil(now + refused.pause().toMillis());
    } else if (reaction instanceof Reaction.Forked forked) {
      return fork(forked.from(), tail);
    } else if (reaction instanceof Reaction.Ignored ignored) {
      LOG.debug("uplink stored=ignored why={} upTo={}", ignored.why(), stored.upTo());
    }
    return OptionalLong.empty();
  }

  /** Not at the first time: one batch that came torn is no reason to call a technician. */
  private void refused(Duration pause) {
    LOG.error("uplink gateway=refuses pause={}s; look at the gateway's alarms", pause.toSeconds());
    if (pause.equals(SendWindow.FIRST_REFUSED_PAUSE.multipliedBy(2))) {
      var unused =
          outbox
              .append(
                  new JournalBody.Alarm(
                      clock.now(),
                      "batches-refused",
                      "网关一再拒收本终端的记录，评价仍保存在本机，请查看网关告警 / the gateway refuses this terminal's"
                          + " entries again and again; ratings stay on this disk: look at its alarms"))
              .whenComplete(
                  (entry, failure) -> {
                    if (failure != null) {
                      LOG.warn("uplink alarm=not-written", failure);
                    }
                  });
    }
  }

  // One new journal a connection, so that a gateway gone mad can't fill the disk with them fast.
  private OptionalLong fork(long from, Outbox.Tail tail) {
    if (begunAnew) {
      return OptionalLong.of(backoff.askedMillis(Duration.ofMinutes(1)));
    }
    LOG.error("uplink alarm=fork journal={} from={}", tail.journal(), from);
    begunAnew = true;
    newJournal =
        outbox
            .beginNewJournal(tail.journal(), from)
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    LOG.error("uplink new-journal=failed", failure);
                  }
                });
    return OptionalLong.empty();
  }

  private void setClock(Instant gatewayTime, long roundTripMillis) {
    Duration half = Duration.ofMillis((roundTripMillis + 1) / 2);
    Instant now;
    try {
      now = gatewayTime.plus(half);
    } catch (ArithmeticException | java.time.DateTimeException e) {
      LOG.warn("uplink now=absurd", e);
      return;
    }
    if (!clock.trust(now, half)) {
      return;
    }
    LOG.info("uplink clock=set uncertainty={}ms", half.toMillis());
    var unused =
        outbox
            .append(new JournalBody.ClockSet(clock.now(), "gateway"))
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    LOG.warn("uplink clock-entry=failed", failure);
                    clock.announceAgain();
                  }
                });
  }

  /** The terminal is switched off properly: the state says so. */
  void sayGoodBye() {
    try {
      Optional<Outbox.Tail> tail = outbox.tail();
      if (tail.isPresent()) {
        boolean unused = sayState(tail.get(), false);
      }
    } catch (MqttException e) {
      // The last will says the same.
      LOG.debug("uplink good-bye=failed", e);
    }
  }
}
