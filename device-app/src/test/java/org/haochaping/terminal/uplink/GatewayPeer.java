package org.haochaping.terminal.uplink;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.Topics;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.BatchCodec;
import org.haochaping.protocol.wire.CaseQuestion;
import org.haochaping.protocol.wire.JournalBatch;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.TerminalState;

/**
 * The other end of the line: a subscriber that keeps the ledger's rules in memory and answers by
 * the protocol. It can be made forgetful, deaf, busy or confused.
 */
final class GatewayPeer implements MqttCallback, AutoCloseable {
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final int port;
  private final SSLSocketFactory sockets;
  private final PublicKey terminalKey;
  private final Map<JournalId, List<JournalEntry>> ledger = new HashMap<>();
  private final List<TerminalState> states = new ArrayList<>();
  private MqttAsyncClient client;
  final List<String> health = new CopyOnWriteArrayList<>();
  final List<CaseQuestion> questions = new CopyOnWriteArrayList<>();
  final AtomicInteger batches = new AtomicInteger();
  final AtomicInteger lostAnswers = new AtomicInteger();
  volatile Predicate<JournalBatch> drops = batch -> false;
  volatile UnaryOperator<Stored> answer = stored -> stored;
  volatile Supplier<Instant> now = Instant::now;
  volatile int repeats = 1;

  GatewayPeer(int port, SSLSocketFactory sockets, PublicKey terminalKey) {
    this.port = port;
    this.sockets = sockets;
    this.terminalKey = terminalKey;
  }

  /** Connects, waits until it stands. */
  void connect() throws MqttException {
    client = new MqttAsyncClient("ssl://localhost:" + port, "gateway", new MemoryPersistence());
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSocketFactory(sockets);
    client.setCallback(this);
    client.connect(options).waitForCompletion(10_000);
    client
        .subscribe(
            new String[] {
              Topics.ALL_STATES, Topics.ALL_JOURNALS, Topics.ALL_HEALTH, Topics.ROOT + "+/reply"
            },
            new int[] {1, 1, 0, 0})
        .waitForCompletion(10_000);
  }

  /** What is in the ledger of a journal. */
  List<JournalEntry> entries(JournalId journal) {
    return on(() -> List.copyOf(ledger.getOrDefault(journal, List.of())));
  }

  /** All states that came, in order. */
  List<TerminalState> states() {
    return on(() -> List.copyOf(states));
  }

  /** A backup is restored: what came after an entry is gone. */
  void forgetAfter(JournalId journal, int seq) {
    on(
        () -> {
          List<JournalEntry> entries = ledger.get(journal);
          ledger.put(journal, new ArrayList<>(entries.subList(0, seq)));
          return seq;
        });
  }

  /** Puts something else under the numbers from one on. */
  void falsifyFrom(JournalId journal, int seq, int count) {
    on(
        () -> {
          List<JournalEntry> entries = new ArrayList<>(ledger.get(journal).subList(0, seq - 1));
          for (int i = 0; i < count; i++) {
            byte[] body = ("{\"other\":" + i + "}").getBytes(StandardCharsets.UTF_8);
            entries.add(JournalEntry.following(head(journal, entries), seq + i, body));
          }
          ledger.put(journal, entries);
          return seq;
        });
  }

  /** Publishes any bytes as an answer. */
  void say(TerminalId terminal, byte[] payload) {
    thread.execute(() -> publish(terminal, payload));
  }

  /** Publishes any bytes on any of the terminal's topics. */
  void say(String topic, byte[] payload) {
    thread.execute(
        () -> {
          try {
            client.publish(topic, payload, 1, false);
          } catch (MqttException e) {
            lostAnswers.incrementAndGet();
          }
        });
  }

  private <T> T on(Supplier<T> question) {
    try {
      return thread.submit(question::get).get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    thread.execute(() -> handle(topic, message.getPayload()));
  }

  private void handle(String topic, byte[] payload) {
    TerminalId terminal = Topics.terminalOf(topic);
    if (topic.equals(Topics.state(terminal))) {
      TerminalState state = TerminalState.decode(payload);
      states.add(state);
      if (state.online()) {
        answer(terminal, stored(state.journal()));
      }
      return;
    }
    if (topic.equals(Topics.health(terminal))) {
      health.add(new String(payload, StandardCharsets.UTF_8));
      return;
    }
    if (topic.equals(Topics.question(terminal))) {
      questions.add(CaseQuestion.decode(payload));
      return;
    }
    JournalBatch batch = BatchCodec.decode(payload);
    batches.incrementAndGet();
    if (!drops.test(batch)) {
      answer(terminal, take(batch));
    }
  }

  private Stored take(JournalBatch batch) {
    List<JournalEntry> entries = ledger.computeIfAbsent(batch.journal(), id -> new ArrayList<>());
    if (!isSigned(batch)) {
      return stored(batch.journal()).but(Stored.Problem.REFUSED);
    }
    if (batch.first() > entries.size() + 1) {
      return stored(batch.journal()).but(Stored.Problem.GAP);
    }
    for (JournalEntry entry : batch.entries()) {
      if (entry.seq() > entries.size()) {
        if (!HashChain.next(head(batch.journal(), entries), entry.seq(), entry.body())
            .equals(entry.hash())) {
          return stored(batch.journal()).forkedAt(entry.seq());
        }
        entries.add(entry);
      } else if (!entries.get((int) entry.seq() - 1).equals(entry)) {
        return stored(batch.journal()).forkedAt(entry.seq());
      }
    }
    return stored(batch.journal());
  }

  private boolean isSigned(JournalBatch batch) {
    try {
      Signature ecdsa = Signature.getInstance("SHA256withECDSA");
      ecdsa.initVerify(terminalKey);
      ecdsa.update(JournalBatch.signedBytes(batch.journal(), batch.last(), batch.head()));
      return ecdsa.verify(batch.signature());
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Hash head(JournalId journal, List<JournalEntry> entries) {
    return entries.isEmpty() ? HashChain.start(journal) : entries.get(entries.size() - 1).hash();
  }

  private Stored stored(JournalId journal) {
    List<JournalEntry> entries = ledger.getOrDefault(journal, List.of());
    return Stored.upTo(journal, entries.size(), head(journal, entries), now.get());
  }

  private void answer(TerminalId terminal, Stored stored) {
    byte[] bytes = answer.apply(stored).encode();
    for (int i = 0; i < repeats; i++) {
      publish(terminal, bytes);
    }
  }

  private void publish(TerminalId terminal, byte[] payload) {
    try {
      client.publish(Topics.stored(terminal), payload, 1, false);
    } catch (MqttException e) {
      // The broker is down: an answer lost, as on any bad line.
      lostAnswers.incrementAndGet();
    }
  }

  /** Goes away without a word. */
  void vanish() throws MqttException {
    client.disconnectForcibly(0, Duration.ofMillis(10).toMillis(), false);
    client.close(true);
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}

  @Override
  public void close() {
    try {
      vanish();
    } catch (MqttException e) {
      throw new IllegalStateException(e);
    } finally {
      thread.shutdownNow();
    }
  }
}
