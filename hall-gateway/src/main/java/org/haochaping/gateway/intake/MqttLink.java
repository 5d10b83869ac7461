package org.haochaping.gateway.intake;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.Topics;
import org.haochaping.protocol.wire.Stored;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's own connection to the broker, made again whenever it is lost, each time with a
 * fresh client object. Messages are acknowledged only once they are dealt with, and the broker
 * sends no more than {@link #RECEIVE_MAXIMUM} before that: so memory here is bounded and nothing
 * ever has to block in a callback.
 */
final class MqttLink implements Confirmations, AutoCloseable {
  /** How many messages may be under way from the broker at once. */
  static final int RECEIVE_MAXIMUM = 64;

  private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);
  private static final long CONNECT_MILLIS = 10_000;
  private static final int MAX_PAUSE_MILLIS = 5_000;

  private final IntakeSettings settings;
  private final Inbox inbox;
  private final Thread keeper = new Thread(this::keepConnected, "mqtt-link");
  private final CountDownLatch firstConnect = new CountDownLatch(1);
  private volatile boolean closed;
  private volatile @Nullable MqttAsyncClient client;

  MqttLink(IntakeSettings settings, Inbox inbox) {
    this.settings = settings;
    this.inbox = inbox;
  }

  /** Starts to connect. */
  void start() {
    keeper.start();
  }

  /** Waits for the first connection; false if it does not come in that time. */
  boolean awaitConnected(long millis) throws InterruptedException {
    return firstConnect.await(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void send(TerminalId terminal, Stored stored) {
    publish(Topics.stored(terminal), stored.encode(), false);
  }

  @Override
  public void forget(TerminalId terminal) {
    publish(Topics.state(terminal), new byte[0], true);
  }

  private void publish(String topic, byte[] payload, boolean retained) {
    MqttAsyncClient now = client;
    if (now == null) {
      return; // the terminal asks again
    }
    try {
      var unused = now.publish(topic, payload, 1, retained);
    } catch (MqttException e) {
      LOG.debug("answer not sent topic={} reason={}", topic, e.getMessage());
    }
  }

  private void keepConnected() {
    int failures = 0;
    while (!closed) {
      CountDownLatch lost = new CountDownLatch(1);
      try (Attempt attempt = new Attempt(lost)) {
        attempt.connect();
        client = attempt.mqtt;
        firstConnect.countDown();
        failures = 0;
        LOG.info("intake connected broker={}", settings.broker());
        lost.await();
      } catch (MqttException e) {
        failures++;
        LOG.warn("intake not connected reason={}", e.getMessage());
      } catch (InterruptedException e) {
        return; // closed
      } finally {
        client = null;
      }
      try {
        int cap = Math.min(MAX_PAUSE_MILLIS, 100 << Math.min(failures, 6));
        Thread.sleep(ThreadLocalRandom.current().nextInt(cap)); // full jitter
      } catch (InterruptedException e) {
        return; // closed
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    keeper.interrupt();
    try {
      keeper.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One client object from its making to its end. */
  private final class Attempt implements MqttCallback, AutoCloseable {
    private final CountDownLatch lost;
    private final MqttAsyncClient mqtt;

    Attempt(CountDownLatch lost) throws MqttException {
      this.lost = lost;
      this.mqtt =
          new MqttAsyncClient(
              settings.broker().toString(), settings.clientId(), new MemoryPersistence());
      mqtt.setManualAcks(true);
      mqtt.setCallback(this);
    }

    void connect() throws MqttException {
      MqttConnectionOptions options = new MqttConnectionOptions();
      options.setSocketFactory(new NoDelaySockets(settings.sockets()));
      options.setAutomaticReconnect(false);
      options.setCleanStart(true);
      options.setSessionExpiryInterval(0L);
      options.setReceiveMaximum(RECEIVE_MAXIMUM);
      options.setKeepAliveInterval(20);
      options.setConnectionTimeout(5);
      mqtt.connect(options).waitForCompletion(CONNECT_MILLIS);
      MqttSubscription[] topics = {
        new MqttSubscription(Topics.ALL_JOURNALS, 1), new MqttSubscription(Topics.ALL_STATES, 1)
      };
      mqtt.subscribe(topics).waitForCompletion(CONNECT_MILLIS);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      int id = message.getId();
      int qos = message.getQos();
      inbox.arrived(topic, message.getPayload(), () -> acknowledge(id, qos));
    }

    private void acknowledge(int id, int qos) {
      try {
        mqtt.messageArrivedComplete(id, qos);
      } catch (MqttException e) {
        LOG.debug("not acknowledged reason={}", e.getMessage()); // the connection is gone
      }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      LOG.warn("intake connection lost reason={}", response.getReasonString());
      lost.countDown();
    }

    @Override
    public void mqttErrorOccurred(MqttException e) {
      LOG.warn("intake connection fault reason={}", e.getMessage());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
      // an answer's arrival is of no interest: terminals ask again
    }

    @Override
    public void connectComplete(boolean reconnect, String uri) {
      // connect() waits for it
    }

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {
      // no enhanced authentication here
    }

    @Override
    public void close() throws MqttException {
      try {
        if (mqtt.isConnected()) {
          mqtt.disconnectForcibly(0, 1_000, false);
        }
      } finally {
        mqtt.close(true);
      }
    }
  }
}
