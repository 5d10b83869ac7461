package org.haochaping.gateway.broker;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttDecoder;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.BaseInterceptor;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolManagerFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyServerConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.routing.RoutingHandler;
import org.apache.activemq.artemis.spi.core.protocol.ConnectionEntry;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManager;
import org.apache.activemq.artemis.spi.core.protocol.ProtocolManagerFactory;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.remoting.Acceptor;
import org.apache.activemq.artemis.spi.core.remoting.Connection;

/**
 * Artemis's MQTT with a {@link FrontDoor} before it. Artemis checks a packet's size only after it
 * has all of it, up to 256 MB, and queues what it has decoded without bound.
 */
final class GuardedMqtt extends MQTTProtocolManagerFactory {
  private final int maxPacketBytes;
  private final Supplier<FrontDoor> doors;

  GuardedMqtt(int maxPacketBytes, Supplier<FrontDoor> doors) {
    this.maxPacketBytes = maxPacketBytes;
    this.doors = doors;
  }

  @Override
  @SuppressWarnings({"rawtypes", "unchecked"}) // Artemis's own signature is raw
  public ProtocolManager createProtocolManager(
      ActiveMQServer server,
      Map<String, Object> parameters,
      List<BaseInterceptor> incoming,
      List<BaseInterceptor> outgoing)
      throws Exception {
    return new Guarded(super.createProtocolManager(server, parameters, incoming, outgoing));
  }

  @SuppressWarnings("rawtypes") // as above
  private final class Guarded implements ProtocolManager<MQTTInterceptor, RoutingHandler> {
    private final ProtocolManager<MQTTInterceptor, RoutingHandler> mqtt;

    Guarded(ProtocolManager<MQTTInterceptor, RoutingHandler> mqtt) {
      this.mqtt = mqtt;
    }

    @Override
    public void addChannelHandlers(ChannelPipeline pipeline) {
      mqtt.addChannelHandlers(pipeline);
      pipeline.replace(MqttDecoder.class, "mqtt-decoder", new MqttDecoder(maxPacketBytes));
      pipeline.addAfter("mqtt-decoder", "front-door", doors.get());
    }

    @Override
    public ProtocolManagerFactory<MQTTInterceptor> getFactory() {
      return GuardedMqtt.this;
    }

    @Override
    public void updateInterceptors(List<BaseInterceptor> incoming, List<BaseInterceptor> outgoing) {
      mqtt.updateInterceptors(incoming, outgoing);
    }

    @Override
    public ConnectionEntry createConnectionEntry(Acceptor acceptor, Connection connection) {
      return mqtt.createConnectionEntry(acceptor, connection);
    }

    @Override
    public void handleBuffer(RemotingConnection connection, ActiveMQBuffer buffer) {
      mqtt.handleBuffer(connection, buffer);
    }

    @Override
    public boolean isProtocol(byte[] start) {
      return mqtt.isProtocol(start);
    }

    @Override
    public boolean acceptsNoHandshake() {
      return mqtt.acceptsNoHandshake();
    }

    @Override
    public void handshake(NettyServerConnection connection, ActiveMQBuffer buffer) {
      mqtt.handshake(connection, buffer);
    }

    @Override
    public List<String> websocketSubprotocolIdentifiers() {
      return mqtt.websocketSubprotocolIdentifiers();
    }

    @Override
    public void setAnycastPrefix(String prefix) {
      mqtt.setAnycastPrefix(prefix);
    }

    @Override
    public void setMulticastPrefix(String prefix) {
      mqtt.setMulticastPrefix(prefix);
    }

    @Override
    public Map<SimpleString, RoutingType> getPrefixes() {
      return mqtt.getPrefixes();
    }

    @Override
    public void setSecurityDomain(String domain) {
      mqtt.setSecurityDomain(domain);
    }

    @Override
    public String getSecurityDomain() {
      return mqtt.getSecurityDomain();
    }

    @Override
    public RoutingHandler getRoutingHandler() {
      return mqtt.getRoutingHandler();
    }
  }
}
