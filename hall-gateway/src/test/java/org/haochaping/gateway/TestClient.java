package org.haochaping.gateway;

import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.Topics;
import org.haochaping.protocol.wire.BatchCodec;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.protocol.wire.JournalBatch;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.protocol.wire.TerminalState;

/** A real MQTT 5 client over TLS with a terminal's bundle. */
public final class TestClient implements AutoCloseable {
  private final MqttAsyncClient client;
  private final SSLContext tls;
  private final String id;
  private final BlockingQueue<Stored> stored = new LinkedBlockingQueue<>();
  private final BlockingQueue<TerminalSettings> settings = new LinkedBlockingQueue<>();
  private final BlockingQueue<Invitation> invitations = new LinkedBlockingQueue<>();
  private final BlockingQueue<CaseAnswer> answers = new LinkedBlockingQueue<>();
  private final CountDownLatch lost = new CountDownLatch(1);

  public TestClient(int port, String clientId, Path bundle) throws Exception {
    this(port, clientId, tls(bundle));
  }

  TestClient(int port, String clientId, SSLContext tls) throws Exception {
    this.id = clientId;
    this.tls = tls;
    this.client = new MqttAsyncClient("ssl://127.0.0.1:" + port, clientId, new MemoryPersistence());
    client.setCallback(new Inbox());
  }

  static SSLContext tls(Path bundle) throws Exception {
    return tls(
        TestHall.certificate(bundle.resolve("ca.pem")),
        TestHall.certificate(bundle.resolve("terminal.pem")),
        TestHall.key(bundle.resolve("terminal.key")));
  }

  static SSLContext tls(X509Certificate authority, X509Certificate own, PrivateKey key)
      throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("own", key, new char[0], new X509Certificate[] {own});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, new char[0]);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", authority);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  public MqttConnectionOptions options() {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setSocketFactory(tls.getSocketFactory());
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout(20);
    return options;
  }

  public TestClient connect() throws MqttException {
    return connect(options());
  }

  public TestClient connect(MqttConnectionOptions options) throws MqttException {
    client.connect(options).waitForCompletion(30_000);
    return this;
  }

  /** Connects and subscribes to its own confirmations. */
  public TestClient ready() throws MqttException {
    connect();
    subscribe(Topics.ROOT + id + "/stored");
    return this;
  }

  /** Subscribes; the reason code of the answer. */
  public int subscribe(String topic) throws MqttException {
    try {
      IMqttToken token = client.subscribe(topic, 1);
      token.waitForCompletion(30_000);
      return token.getReasonCodes()[0];
    } catch (MqttException e) {
      return e.getReasonCode();
    }
  }

  public void publish(String topic, byte[] payload, boolean retained) throws MqttException {
    client.publish(topic, payload, 1, retained);
  }

  public void send(JournalBatch batch) throws MqttException {
    publish(Topics.journal(new TerminalId(id)), BatchCodec.encode(batch), false);
  }

  public void hello(TestTerminal terminal) throws MqttException {
    publish(
        Topics.state(new TerminalId(id)),
        new TerminalState(true, terminal.journal(), terminal.last(), terminal.head(), "t").encode(),
        true);
  }

  /** The next confirmation. */
  public Stored stored() throws InterruptedException {
    Stored next = stored.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no confirmation came");
    }
    return next;
  }

  /** The next settings. */
  public TerminalSettings settings() throws InterruptedException {
    TerminalSettings next = settings.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no settings came");
    }
    return next;
  }

  /** The next invitation. */
  public Invitation invitation() throws InterruptedException {
    Invitation next = invitations.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no invitation came");
    }
    return next;
  }

  /** The next answer to a question about a receipt. */
  public CaseAnswer answer() throws InterruptedException {
    CaseAnswer next = answers.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no answer came");
    }
    return next;
  }

  public boolean hasStored(Duration within) throws InterruptedException {
    Stored next = stored.poll(within.toMillis(), TimeUnit.MILLISECONDS);
    return next != null;
  }

  /** Waits until the other side has ended the connection. */
  public boolean isLostWithin(Duration time) throws InterruptedException {
    return lost.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  public MqttAsyncClient mqtt() {
    return client;
  }

  /** As a power cut would: no goodbye. */
  public void cut() throws MqttException {
    client.disconnectForcibly(0, 1, false);
  }

  /** Ends the connection; Paho's own close is left out, as it trips over a receiver that ends. */
  @Override
  public void close() throws MqttException {
    client.disconnectForcibly(0, 1_000, false);
  }

  private final class Inbox implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      if (topic.endsWith("/stored")) {
        stored.add(Stored.decode(message.getPayload()));
      } else if (topic.endsWith("/settings")) {
        settings.add(TerminalSettings.decode(message.getPayload()));
      } else if (topic.endsWith("/invite")) {
        invitations.add(Invitation.decode(message.getPayload()));
      } else if (topic.endsWith("/command")) {
        answers.add(CaseAnswer.decode(message.getPayload()));
      }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      lost.countDown();
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String uri) {}

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {}
  }
}
