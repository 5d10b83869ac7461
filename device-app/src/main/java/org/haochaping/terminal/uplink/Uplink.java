package org.haochaping.terminal.uplink;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.haochaping.protocol.wire.CaseQuestion;
import org.haochaping.terminal.clock.TerminalClock;
import org.jspecify.annotations.Nullable;

/**
 * Sends the journal to the gateway over MQTT 5 and TLS, for as long as it is open, on one thread of
 * its own. Offline it tries again for ever, with pauses of random length; nothing else of the
 * terminal waits for it. What the gateway confirms, and only that, is confirmed in the journal; the
 * gateway's time makes the clock trusted.
 */
public final class Uplink implements AutoCloseable {
  private static final long CLOSE_MILLIS = 2_000;

  private final UplinkLoop loop;
  private final Thread thread;

  private Uplink(UplinkLoop loop) {
    this.loop = loop;
    this.thread = new Thread(loop, "uplink");
    this.thread.setDaemon(true);
  }

  /**
   * Starts; returns at once and connects when it can.
   *
   * @throws KeyFileException if the keys can't be used for TLS
   */
  public static Uplink start(
      UplinkSettings settings,
      TerminalKeys keys,
      Outbox outbox,
      TerminalClock clock,
      LinkListener listener,
      HallListener hall) {
    Backoff backoff =
        new Backoff(
            settings.backoffFirst(),
            settings.backoffCap(),
            () -> ThreadLocalRandom.current().nextDouble());
    Plan plan =
        new Plan(
            settings,
            TerminalTls.sockets(keys, clock),
            outbox,
            new BatchSigner(keys.key()),
            clock,
            backoff);
    UplinkLoop loop =
        new UplinkLoop(
            plan, backoff, new LinkStatus(listener, outbox::waiting), new HallWords(hall));
    Uplink uplink = new Uplink(loop);
    outbox.whenChanged(loop::wake);
    uplink.thread.start();
    return uplink;
  }

  private record Plan(
      UplinkSettings settings,
      SSLSocketFactory sockets,
      Outbox outbox,
      BatchSigner signer,
      TerminalClock clock,
      Backoff backoff)
      implements UplinkLoop.Plan {
    @Override
    public long now() {
      return clock.monotonicMillis();
    }

    @Override
    public long connectMillis() {
      return settings.answerTimeout().toMillis();
    }

    @Override
    public @Nullable Connection connect(Consumer<LinkEvent> events) throws MqttException {
      Optional<Outbox.Tail> tail = outbox.tail();
      if (tail.isEmpty()) {
        return null;
      }
      byte[] will = Dialogue.state(tail.get(), false, settings.version());
      int seconds = (int) Math.max(1, settings.answerTimeout().toSeconds());
      return Connection.open(settings, sockets, will, seconds, events);
    }

    @Override
    public Dialogue talk(Connection connection) {
      return new Dialogue(settings, outbox, signer, clock, backoff, connection);
    }
  }

  /** Tells the gateway how the terminal is, if it is there; forgotten otherwise. Any thread. */
  public void health(byte[] report) {
    loop.health(report);
  }

  /**
   * Asks the gateway about a receipt, if it is there; forgotten otherwise. An answer, if one comes,
   * goes to the {@link HallListener}. Any thread.
   */
  public void ask(CaseQuestion question) {
    loop.ask(question);
  }

  /** Says good-bye to the gateway, if it is there, and ends the thread; takes 2 s at most. */
  @Override
  public void close() {
    loop.end();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
