package org.haochaping.terminal.uplink;

import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.haochaping.protocol.wire.CaseQuestion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The uplink's thread: connects, lets a {@link Dialogue} with the gateway go on over the
 * connection, and connects again when it breaks. It alone touches the MQTT client; whatever happens
 * elsewhere comes in through its queue.
 */
final class UplinkLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(UplinkLoop.class);
  private static final long LONGEST_SLEEP_MILLIS = 60_000;
  private static final long POLITE_MILLIS = 500;

  private static final long JOURNAL_MILLIS = 500;
  private static final Task WAKE = new Task(0, null);

  private final BlockingQueue<Task> queue = new LinkedBlockingQueue<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final AtomicReference<byte @Nullable []> health = new AtomicReference<>();
  private final AtomicReference<@Nullable CaseQuestion> question = new AtomicReference<>();
  private final Plan plan;
  private final Backoff backoff;
  private final Attempts attempts = new Attempts();
  private final LinkStatus status;
  private final HallWords words;
  private @Nullable Connection connection;
  private @Nullable Dialogue dialogue;
  private volatile boolean ending;
  private long attempt;
  private long nextAttemptAt;
  private long connectBy;

  /** What the loop is made of. */
  interface Plan {
    /** Milliseconds on a monotonic clock. */
    long now();

    /** How long an attempt may take until the subscription stands. */
    long connectMillis();

    /** Begins an attempt, or does not as long as there is nothing to tell the gateway about. */
    @Nullable Connection connect(Consumer<LinkEvent> events) throws MqttException;

    /** Begins to talk over a connection that stands. */
    Dialogue talk(Connection connection);
  }

  // What happens to an attempt that was given up no longer counts.
  private record Task(long attempt, @Nullable LinkEvent event) {}

  UplinkLoop(Plan plan, Backoff backoff, LinkStatus status, HallWords words) {
    this.plan = plan;
    this.backoff = backoff;
    this.status = status;
    this.words = words;
  }

  /** There is something new in the journal. Any thread. */
  void wake() {
    if (woken.compareAndSet(false, true)) {
      queue.add(WAKE);
    }
  }

  /** How the terminal is, for the gateway if it is there; an older report gives way. Any thread. */
  void health(byte[] report) {
    health.set(report);
    wake();
  }

  /** A question for the gateway if it is there; an older one gives way. Any thread. */
  void ask(CaseQuestion asked) {
    question.set(asked);
    wake();
  }

  /** Says good-bye and ends. Any thread. */
  void end() {
    ending = true;
    queue.add(WAKE);
  }

  @Override
  public void run() {
    try {
      while (!ending) {
        long now = plan.now();
        long sleep = Math.min(guarded(now) - now, LONGEST_SLEEP_MILLIS);
        status.tell();
        Task task = queue.poll(Math.max(0, sleep), TimeUnit.MILLISECONDS);
        if (task == null) {
          continue;
        }
        if (task.event() == null) {
          woken.set(false);
        } else if (task.attempt() == attempt) {
          guardedHandle(task.event());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sayGoodBye();
    }
  }

  // Whatever goes wrong, in the journal or in Paho, costs the connection and not the thread.
  private long guarded(long now) {
    try {
      return act(now);
    } catch (MqttException | RuntimeException e) {
      drop(String.valueOf(e.getMessage()), e);
      return nextAttemptAt;
    }
  }

  private void guardedHandle(LinkEvent event) {
    try {
      handle(event);
    } catch (MqttException | RuntimeException e) {
      drop(String.valueOf(e.getMessage()), e);
    }
  }

  /** Does what is due, and says when to look again. */
  private long act(long now) throws MqttException {
    byte[] report = health.getAndSet(null); // offline it is forgotten
    if (report != null && dialogue != null) {
      dialogue.health(report);
    }
    CaseQuestion asked = question.getAndSet(null); // likewise
    if (asked != null && dialogue != null) {
      dialogue.ask(asked);
    }
    if (connection == null) {
      if (now < nextAttemptAt) {
        return nextAttemptAt;
      }
      connectBy = now + plan.connectMillis();
      attempt++;
      long thisAttempt = attempt;
      connection = plan.connect(event -> queue.add(new Task(thisAttempt, event)));
      return connection == null ? now + JOURNAL_MILLIS : connectBy;
    }
    if (dialogue == null) {
      if (now >= connectBy) {
        drop("no answer from the broker in time", null);
        return nextAttemptAt;
      }
      return connectBy;
    }
    if (!dialogue.goOn(now)) {
      drop("no answer from the gateway in time", null);
      return nextAttemptAt;
    }
    return dialogue.wakeAt();
  }

  private void handle(LinkEvent event) throws MqttException {
    Connection current = connection;
    if (current == null) {
      return;
    }
    if (event instanceof LinkEvent.Connected) {
      current.subscribe();
    } else if (event instanceof LinkEvent.Subscribed) {
      dialogue = plan.talk(current);
    } else if (event instanceof LinkEvent.Lost lost) {
      drop(lost.why(), null);
    } else if (event instanceof LinkEvent.Arrived arrived && dialogue != null) {
      if (arrived.word().equals("stored")) {
        heard(dialogue, arrived.payload());
      } else {
        words.heard(arrived.word(), arrived.payload());
      }
    }
  }

  private void heard(Dialogue with, byte[] payload) {
    OptionalLong pause = with.heard(payload, plan.now());
    if (with.isAnswered() && status.online(true)) {
      attempts.succeeded();
      backoff.reset();
    }
    if (pause.isPresent()) {
      drop("the gateway sent us away", null);
      nextAttemptAt = plan.now() + pause.getAsLong();
    }
  }

  private void drop(String why, @Nullable Exception cause) {
    LOG.debug("uplink drop why={}", why, cause);
    long notBefore = dialogue == null ? 0 : dialogue.notBefore();
    dialogue = null;
    if (connection != null) {
      connection.abandon();
      connection = null;
    }
    attempt++;
    status.online(false);
    attempts.failed(why);
    long now = plan.now();
    nextAttemptAt = Math.max(now + backoff.nextMillis(), notBefore);
  }

  private void sayGoodBye() {
    if (connection != null) {
      if (dialogue != null) {
        dialogue.sayGoodBye();
        connection.end(POLITE_MILLIS);
      } else {
        connection.abandon();
      }
    }
    status.online(false);
    status.tell();
  }
}
