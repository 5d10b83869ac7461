package org.haochaping.gateway.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.haochaping.protocol.wire.JournalBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded MQTT 5 broker. It keeps nothing on disk and confirms nothing that counts
 * (docs/protocol.md, 1), so it may drop messages of whoever sends more than is taken: what is lost
 * here is sent again.
 */
public final class Broker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
  private static final String ACCEPTOR = "mqtt";
  private static final int MAX_PACKET_BYTES = JournalBatch.MAX_BYTES + 4 * 1024;
  // Each topic is an address of its own, so a flood fills its own address first.
  private static final long MAX_TOPIC_BYTES = 2L * 1024 * 1024;
  private static final long MAX_ALL_BYTES = 48L * 1024 * 1024;
  private static final int HEADERS_BYTES = 128;
  private static final long REVOCATION_CHECK_MILLIS = 1_000;

  private final ActiveMQServer server;
  private final int port;
  private final ScheduledFuture<?> revocations;

  private Broker(ActiveMQServer server, int port, Access access) {
    this.server = server;
    this.port = port;
    this.revocations =
        server
            .getScheduledPool()
            .scheduleWithFixedDelay(
                () -> showOut(server, access),
                REVOCATION_CHECK_MILLIS,
                REVOCATION_CHECK_MILLIS,
                TimeUnit.MILLISECONDS);
  }

  /**
   * Starts listening.
   *
   * @param upward gets what terminals publish, from now on, even before this returns
   * @throws BrokerException if the port is taken or anything else is in the way
   */
  public static Broker start(
      BrokerSettings settings, Guests guests, Breaches breaches, Upward upward) {
    requireFree(settings);
    Access access = new Access(guests, breaches);
    ActiveMQServer server = new ActiveMQServerImpl(configuration(settings), null, access);
    server.addProtocolManagerFactory(
        new GuardedMqtt(MAX_PACKET_BYTES, () -> new FrontDoor(breaches)));
    server.registerBrokerPlugin(new Tap(upward));
    try {
      server.start();
      server.getManagementService().enableNotifications(false);
      NettyAcceptor acceptor = (NettyAcceptor) server.getRemotingService().getAcceptor(ACCEPTOR);
      if (acceptor == null || !acceptor.isStarted()) {
        server.stop();
        throw new BrokerException(
            "消息服务没有启动 / the MQTT broker does not listen on "
                + settings.host()
                + ":"
                + settings.port()
                + "; the log says why");
      }
      return new Broker(server, acceptor.getActualPort(), access);
    } catch (BrokerException e) {
      throw e;
    } catch (Exception e) {
      throw new BrokerException("消息服务没有启动 / the MQTT broker does not start: " + e.getMessage(), e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return port;
  }

  /**
   * Publishes with QoS 1 on the gateway's behalf. Whoever is not there, or has too much waiting,
   * does not get it. Does not wait.
   */
  public void publish(String topic, byte[] payload) {
    CoreMessage message =
        new CoreMessage(server.getStorageManager().generateID(), payload.length + HEADERS_BYTES);
    message.setAddress(SimpleString.of(topic.replace('/', '.')));
    message.setRoutingType(RoutingType.MULTICAST);
    message.setType(Message.BYTES_TYPE);
    message.setDurable(true); // to Artemis's MQTT: counts against the client's receive maximum
    message.putIntProperty(MQTTUtil.MQTT_QOS_LEVEL_KEY, 1);
    message.putBooleanProperty(MQTTUtil.MQTT_MESSAGE_RETAIN_KEY, false);
    message.getBodyBuffer().writeBytes(payload);
    try {
      server.getPostOffice().route(message, false);
    } catch (Exception e) { // that is what it declares
      LOG.debug("not published topic={} reason={}", topic, e.getMessage());
    }
  }

  private static void requireFree(BrokerSettings settings) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (IOException e) {
      throw new BrokerException(
          "端口不可用 / can't listen on "
              + settings.host()
              + " port "
              + settings.port()
              + " ("
              + e.getMessage()
              + "): stop what uses it, or choose another by mqtt.port in the configuration or"
              + " CONFIG_FORCE_mqtt_port",
          e);
    }
  }

  private static Configuration configuration(BrokerSettings settings) {
    AddressSettings topics =
        new AddressSettings()
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
            .setMaxSizeBytes(MAX_TOPIC_BYTES)
            .setAutoCreateAddresses(true)
            .setAutoCreateQueues(true);
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setBrokerInstance(settings.scratch().toFile());
    configuration
        .setPersistenceEnabled(false)
        .setJMXManagementEnabled(false)
        .setCriticalAnalyzer(false)
        .setSecurityEnabled(true)
        // A cached login lets one client use another's id, and cached permissions go by user
        // name, which anybody can send.
        .setAuthenticationCacheSize(0)
        .setAuthorizationCacheSize(0)
        .setClusterUser(UUID.randomUUID().toString())
        .setClusterPassword(UUID.randomUUID().toString())
        .setGlobalMaxSize(MAX_ALL_BYTES)
        .setMaxDiskUsage(-1)
        .setThreadPoolMaxSize(8)
        .setScheduledThreadPoolMaxSize(2)
        .setMessageCounterEnabled(false)
        .setGracefulShutdownEnabled(false)
        .addAcceptorConfiguration(
            new TransportConfiguration(
                NettyAcceptorFactory.class.getName(), acceptor(settings), ACCEPTOR))
        .addAddressSetting("#", topics);
    return configuration;
  }

  private static Map<String, Object> acceptor(BrokerSettings settings) {
    Map<String, Object> acceptor = new HashMap<>();
    acceptor.put("host", settings.host());
    acceptor.put("port", settings.port());
    acceptor.put("protocols", "MQTT");
    acceptor.put("sslEnabled", true);
    acceptor.put("keyStoreType", "PEM");
    acceptor.put("keyStorePath", settings.server().toString());
    acceptor.put("trustStoreType", "PEMCA");
    acceptor.put("trustStorePath", settings.authority().toString());
    acceptor.put("needClientAuth", true);
    acceptor.put("enabledProtocols", "TLSv1.3,TLSv1.2");
    acceptor.put("sslHandshakeTimeout", 10_000);
    acceptor.put("handshake-timeout", 10);
    acceptor.put("connectionsAllowed", settings.maxConnections());
    acceptor.put("remotingThreads", 2);
    acceptor.put("tcpNoDelay", true);
    acceptor.put("quietPeriod", 0);
    acceptor.put("shutdownTimeout", 1_000);
    acceptor.put("maximumPacketSize", MAX_PACKET_BYTES);
    acceptor.put("serverKeepAlive", 60);
    return acceptor;
  }

  /** Ends the connections of whoever was revoked or replaced since. */
  private static void showOut(ActiveMQServer server, Access access) {
    for (RemotingConnection connection : server.getRemotingService().getConnections()) {
      if (!access.stillWelcome(connection)) {
        connection.destroy();
      }
    }
  }

  @Override
  public void close() {
    revocations.cancel(false);
    try {
      server.stop();
    } catch (Exception e) { // that is what it declares
      LOG.warn("broker did not stop cleanly", e);
    }
  }
}
