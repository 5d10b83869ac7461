package org.haochaping.terminal.uplink;

import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to reach the broker, and the connection if it succeeds: a Paho client of its own that
 * is thrown away afterwards. Its callbacks only report; nothing is called back into Paho from them.
 */
final class Connection implements MqttCallback {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final int QOS = 1;
  private static final int FIRST_ERROR = 0x80;

  private final UplinkSettings settings;
  private final Consumer<LinkEvent> events;
  private final MqttAsyncClient client;

  private Connection(UplinkSettings settings, Consumer<LinkEvent> events) throws MqttException {
    this.settings = settings;
    this.events = events;
    this.client =
        new MqttAsyncClient(
            "ssl://" + settings.host() + ":" + settings.port(),
            settings.terminal().value(),
            new MemoryPersistence());
  }

  /**
   * Begins to connect; whether it worked is told by an event.
   *
   * @param will what the broker says of this terminal once the connection breaks
   * @throws MqttException if it can't even begin
   */
  static Connection open(
      UplinkSettings settings,
      SSLSocketFactory sockets,
      byte[] will,
      int timeoutSeconds,
      Consumer<LinkEvent> events)
      throws MqttException {
    Connection connection = new Connection(settings, events);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout(timeoutSeconds);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setSocketFactory(sockets);
    options.setHttpsHostnameVerificationEnabled(true);
    options.setWill(Topics.state(settings.terminal()), new MqttMessage(will, QOS, true, null));
    connection.client.setCallback(connection);
    connection.client.connect(
        options, null, connection.reporting(token -> new LinkEvent.Connected()));
    return connection;
  }

  /** Subscribes to what comes down. */
  void subscribe() throws MqttException {
    TerminalId own = settings.terminal();
    client.subscribe(
        new String[] {
          Topics.stored(own), Topics.settings(own), Topics.invite(own), Topics.answer(own)
        },
        new int[] {QOS, QOS, QOS, QOS},
        null,
        reporting(Connection::subscribed));
  }

  private static LinkEvent subscribed(IMqttToken token) {
    int[] codes = token.getReasonCodes();
    for (int code : codes == null ? new int[0] : codes) {
      if (code >= FIRST_ERROR) {
        return new LinkEvent.Lost("the broker refuses the subscription, code " + code);
      }
    }
    return new LinkEvent.Subscribed();
  }

  /**
   * Hands a message over.
   *
   * @return false if the broker has not yet taken enough of the ones before
   */
  boolean publish(String topic, byte[] payload, boolean retained) throws MqttException {
    try {
      client.publish(topic, payload, QOS, retained);
      return true;
    } catch (MqttException e) {
      if (e.getReasonCode() == MqttClientException.REASON_CODE_MAX_INFLIGHT) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Sends a message that may get lost.
   *
   * @return false if the broker has not yet taken enough of the ones before
   */
  boolean publishOnce(String topic, byte[] payload) throws MqttException {
    try {
      client.publish(topic, payload, 0, false);
      return true;
    } catch (MqttException e) {
      if (e.getReasonCode() == MqttClientException.REASON_CODE_MAX_INFLIGHT) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Ends the connection, politely if it is up: then the broker keeps the last will to itself. May
   * take as long as the two times together, and a little; callbacks may still come.
   */
  void end(long politeMillis) {
    try {
      client.disconnectForcibly(politeMillis, politeMillis, politeMillis > 0);
    } catch (MqttException e) {
      LOG.debug("uplink disconnect=failed", e);
    }
    try {
      client.close(true);
    } catch (MqttException e) {
      LOG.debug("uplink close=failed", e);
    }
  }

  /** Ends it at once, on a thread of its own: Paho may block there for as long as a handshake. */
  void abandon() {
    Thread thread = new Thread(() -> end(0), "uplink-end");
    thread.setDaemon(true);
    thread.start();
  }

  private interface Success {
    LinkEvent event(IMqttToken token);
  }

  private MqttActionListener reporting(Success success) {
    return new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        events.accept(success.event(token));
      }

      @Override
      public void onFailure(IMqttToken token, Throwable failure) {
        events.accept(new LinkEvent.Lost(reason(failure)));
      }
    };
  }

  private static String reason(@Nullable Throwable failure) {
    if (failure == null) {
      return "unknown";
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof MqttException mqtt
        ? "MQTT code " + mqtt.getReasonCode() + " " + mqtt.getMessage()
        : root.getClass().getSimpleName() + " " + root.getMessage();
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    events.accept(new LinkEvent.Lost(reason(response.getException())));
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    LOG.debug("uplink mqtt=error", exception);
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    String word = topic.substring(topic.lastIndexOf('/') + 1);
    events.accept(new LinkEvent.Arrived(word, message.getPayload()));
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    events.accept(new LinkEvent.Delivered());
  }

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {
    // Told by the token of the attempt.
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    LOG.debug("uplink auth=unexpected code={}", reasonCode);
  }
}
