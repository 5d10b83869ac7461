package org.haochaping.terminal.uplink;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.Stored.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The protocol between one connection of a terminal and the gateway, without clock and network.
 *
 * <p>The terminal says hello (its retained state); the first {@code stored} after that says from
 * where to send, also if that is further back than the terminal thought: a gateway restored from a
 * backup. After that only what goes forward counts, so that answers that come late or twice do no
 * harm. Whatever is unclear ends in another hello.
 *
 * <p>All times are milliseconds on one monotonic clock.
 */
final class SendWindow {
  /** What is due. */
  enum Due {
    /** Nothing but waiting, or sending. */
    NOTHING,
    /** Publish the state and call {@link #helloSent}. */
    HELLO,
    /** Nobody answers: connect anew. */
    RECONNECT
  }

  /** An idle connection asks this often whether the gateway is still there, and what time it is. */
  static final long HEARTBEAT_MILLIS = Duration.ofMinutes(10).toMillis();

  private static final int MAX_UNANSWERED = 3;
  private static final Duration BUSY_PAUSE = Duration.ofSeconds(5);
  static final Duration FIRST_REFUSED_PAUSE = Duration.ofMinutes(1);
  private static final Duration MAX_REFUSED_PAUSE = Duration.ofMinutes(15);

  private enum Phase {
    CONNECTED,
    HELLO,
    SENDING,
    PAUSED
  }

  private record Batch(long last, long sentAt) {}

  private record Claim(long upTo, Hash head) {}

  private final int window;
  private final long answerTimeout;
  private final Deque<Batch> inFlight = new ArrayDeque<>();
  private Phase phase = Phase.CONNECTED;
  private long confirmed;
  private long next;
  private long rewoundTo;
  private long firstHelloAt;
  private long lastHelloAt;
  private long lastAnswerAt;
  private long pausedUntil;
  private int unanswered;
  private @Nullable Claim doubted;
  private Duration refusedPause = FIRST_REFUSED_PAUSE;

  SendWindow(int window, Duration answerTimeout) {
    this.window = window;
    this.answerTimeout = answerTimeout.toMillis();
  }

  /** The state was published. */
  void helloSent(long now) {
    if (phase != Phase.HELLO) {
      firstHelloAt = now;
    }
    phase = Phase.HELLO;
    lastHelloAt = now;
    inFlight.clear();
  }

  /** Forgets everything about the journal so far: another one took its place. */
  void startOver() {
    phase = Phase.CONNECTED;
    inFlight.clear();
    unanswered = 0;
    doubted = null;
  }

  /** The first entry of the next batch, if one may be sent now. */
  OptionalLong toSend(long lastOnDisk) {
    boolean may = phase == Phase.SENDING && inFlight.size() < window && next <= lastOnDisk;
    return may ? OptionalLong.of(next) : OptionalLong.empty();
  }

  /** A batch up to this entry is on its way. */
  void sent(long last, long now) {
    inFlight.add(new Batch(last, now));
    next = last + 1;
  }

  /** What is due at this time. */
  Due due(long now) {
    if (now < wakeAt()) {
      return Due.NOTHING;
    }
    boolean late = phase == Phase.HELLO || (phase == Phase.SENDING && !inFlight.isEmpty());
    if (late && ++unanswered >= MAX_UNANSWERED) {
      return Due.RECONNECT;
    }
    return Due.HELLO;
  }

  /** When to look again, if nothing comes in before. */
  long wakeAt() {
    return switch (phase) {
      case CONNECTED -> Long.MIN_VALUE;
      case HELLO -> lastHelloAt + answerTimeout;
      case PAUSED -> pausedUntil;
      case SENDING ->
          inFlight.isEmpty()
              ? lastAnswerAt + HEARTBEAT_MILLIS
              : Math.max(inFlight.element().sentAt(), lastAnswerAt) + answerTimeout;
    };
  }

  /** Waits until then, whatever was agreed before. */
  void pauseUntil(long then) {
    phase = Phase.PAUSED;
    pausedUntil = then;
    inFlight.clear();
  }

  /**
   * A {@code stored} message came.
   *
   * @param ours where the journal ends that we speak of
   * @param hashThere the chain's hash at the place that the message names, if it is kept
   */
  Reaction stored(Stored stored, Outbox.Tail ours, Optional<Hash> hashThere, long now) {
    if (!stored.journal().equals(ours.journal())) {
      return new Reaction.Ignored("another journal's");
    }
    if (phase == Phase.CONNECTED) {
      return new Reaction.Ignored("not asked for");
    }
    Problem problem = stored.problem().orElse(null);
    if (problem == Problem.REFUSED && phase == Phase.PAUSED) {
      return new Reaction.Ignored("paused"); // the batches behind the refused one
    }
    if (problem == Problem.REFUSED) {
      Duration pause = refusedPause;
      refusedPause =
          pause.multipliedBy(2).compareTo(MAX_REFUSED_PAUSE) < 0
              ? pause.multipliedBy(2)
              : MAX_REFUSED_PAUSE;
      return new Reaction.Refused(pause);
    }
    if (problem == Problem.FORK) {
      return new Reaction.Forked(forkAt(stored, ours));
    }
    boolean kept = stored.upTo() >= ours.anchor() && stored.upTo() <= ours.last();
    if (kept && hashThere.isEmpty()) {
      return new Reaction.Ignored("the journal can't be read there now");
    }
    if (!kept || !hashThere.map(stored.head()::equals).orElse(false)) {
      return contradicted(stored, ours);
    }
    if (problem == Problem.BUSY) {
      lastAnswerAt = now;
      return new Reaction.Paused(stored.comeBackAfter().orElse(BUSY_PAUSE));
    }
    if (phase == Phase.HELLO) {
      return problem == null ? begin(stored.upTo(), now) : new Reaction.Ignored("too late");
    }
    if (phase == Phase.PAUSED) {
      return new Reaction.Ignored("paused");
    }
    return problem == Problem.GAP ? gap(stored.upTo(), now) : forward(stored.upTo(), now);
  }

  private Reaction begin(long upTo, long now) {
    phase = Phase.SENDING;
    confirmed = upTo;
    next = upTo + 1;
    rewoundTo = 0;
    answered(now);
    return new Reaction.Confirmed(upTo, now - firstHelloAt);
  }

  private Reaction forward(long upTo, long now) {
    if (upTo <= confirmed) {
      return new Reaction.Ignored("known");
    }
    long sentAt = now;
    while (!inFlight.isEmpty() && inFlight.element().last() <= upTo) {
      sentAt = inFlight.remove().sentAt();
    }
    confirmed = upTo;
    next = Math.max(next, upTo + 1);
    answered(now);
    refusedPause = FIRST_REFUSED_PAUSE;
    return new Reaction.Confirmed(upTo, now - sentAt);
  }

  private Reaction gap(long upTo, long now) {
    // One lost batch makes the gateway complain about each that was on its way behind it.
    if (upTo < confirmed || rewoundTo == upTo + 1) {
      return new Reaction.Ignored("an old gap");
    }
    confirmed = upTo;
    next = upTo + 1;
    rewoundTo = next;
    inFlight.clear();
    lastAnswerAt = now;
    return new Reaction.Rewound(next);
  }

  private void answered(long now) {
    lastAnswerAt = now;
    unanswered = 0;
    doubted = null;
  }

  // A new journal needs proof: two answers to two hellos in a row that say the same.
  private Reaction contradicted(Stored stored, Outbox.Tail ours) {
    Claim claim = new Claim(stored.upTo(), stored.head());
    if (phase != Phase.HELLO || !claim.equals(doubted)) {
      doubted = phase == Phase.HELLO ? claim : null;
      return new Reaction.Doubtful("the gateway's chain is another at " + stored.upTo());
    }
    boolean pruned = stored.upTo() < ours.anchor();
    return new Reaction.Forked(pruned ? ours.anchor() + 1 : ours.confirmed() + 1);
  }

  private static long forkAt(Stored stored, Outbox.Tail ours) {
    long at = stored.at().orElse(ours.confirmed() + 1);
    return Math.max(ours.anchor() + 1, Math.min(at, ours.confirmed() + 1));
  }
}
