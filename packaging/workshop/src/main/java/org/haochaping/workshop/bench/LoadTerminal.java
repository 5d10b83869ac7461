package org.haochaping.workshop.bench;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.haochaping.protocol.Topics;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.TerminalState;
import org.haochaping.workshop.hall.HallException;

/**
 * A terminal's half of the protocol without the terminal: a TLS connection of its own that sends
 * premade journals, so many batches ahead of {@code stored} as a terminal does.
 */
final class LoadTerminal implements AutoCloseable {
  /** Batches on their way at once, as in the terminal's uplink. */
  static final int WINDOW = 4;

  private static final long PATIENCE_SECONDS = 60;

  private final Credentials credentials;
  private final MqttAsyncClient client;
  private final BlockingQueue<Stored> answers = new LinkedBlockingQueue<>();

  private LoadTerminal(Credentials credentials, MqttAsyncClient client) {
    this.credentials = credentials;
    this.client = client;
  }

  static LoadTerminal connect(BenchHall hall, Credentials credentials) {
    try {
      MqttAsyncClient client =
          new MqttAsyncClient(hall.mqttUri(), credentials.id().value(), new MemoryPersistence());
      LoadTerminal terminal = new LoadTerminal(credentials, client);
      client.setCallback(new Inbox(terminal.answers));
      MqttConnectionOptions options = new MqttConnectionOptions();
      options.setAutomaticReconnect(false);
      options.setSocketFactory(credentials.sockets());
      options.setConnectionTimeout((int) PATIENCE_SECONDS);
      client.connect(options).waitForCompletion();
      client.subscribe(Topics.stored(credentials.id()), 1).waitForCompletion();
      return terminal;
    } catch (MqttException e) {
      throw new HallException(credentials.id() + " can't connect: " + e.getMessage(), e);
    }
  }

  /** Says where the journal begins and waits for the gateway's answer. */
  void hello(Premade journal) {
    publish(
        Topics.state(credentials.id()),
        new TerminalState(true, journal.journal(), journal.last(), journal.head(), "bench")
            .encode(),
        true);
    Stored answer = next(journal);
    if (answer.upTo() != 0) {
      throw new HallException(credentials.id() + ": a new journal is known up to " + answer.upTo());
    }
  }

  /** Sends the journal and returns when the gateway has stored all of it. */
  void send(Premade journal) {
    int sent = 0;
    int confirmed = 0;
    while (confirmed < journal.packets().size()) {
      while (sent < Math.min(confirmed + WINDOW, journal.packets().size())) {
        publish(Topics.journal(credentials.id()), journal.packets().get(sent).bytes(), false);
        sent++;
      }
      Stored answer = next(journal);
      while (confirmed < journal.packets().size()
          && journal.packets().get(confirmed).last() <= answer.upTo()) {
        confirmed++;
      }
      if (answer.problem().isPresent()) {
        sent = afterProblem(answer, confirmed);
      }
    }
  }

  @Override
  public void close() {
    try {
      if (client.isConnected()) {
        client.disconnect().waitForCompletion();
      }
      client.close(true);
    } catch (MqttException e) {
      throw new HallException(credentials.id() + " can't disconnect: " + e.getMessage(), e);
    }
  }

  private int afterProblem(Stored answer, int confirmed) {
    switch (answer.problem().orElseThrow()) {
      case GAP -> {}
      case BUSY -> pause(answer.comeBackAfter().map(java.time.Duration::toMillis).orElse(1_000L));
      case FORK, REFUSED ->
          throw new HallException(credentials.id() + ": the gateway answered " + answer.problem());
    }
    return confirmed;
  }

  private Stored next(Premade journal) {
    try {
      while (true) {
        Stored answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
          throw new HallException(credentials.id() + ": the gateway does not answer");
        }
        if (answer.journal().equals(journal.journal())) {
          return answer;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HallException("interrupted", e);
    }
  }

  private void publish(String topic, byte[] bytes, boolean retained) {
    try {
      client.publish(topic, new MqttMessage(bytes, 1, retained, null));
    } catch (MqttException e) {
      throw new HallException(credentials.id() + " can't publish: " + e.getMessage(), e);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Inbox(BlockingQueue<Stored> answers) implements MessagesOnly {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      answers.add(Stored.decode(message.getPayload()));
    }
  }
}
