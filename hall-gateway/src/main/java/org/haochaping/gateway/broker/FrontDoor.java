package org.haochaping.gateway.broker;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Stands between a client and the broker's own MQTT code, and keeps from it what it does not guard
 * against: packets too large or malformed, anything before or besides one MQTT 5 CONNECT, a last
 * will on another's topic, and more messages than it has taken off the connection's queue. One for
 * each connection, on that connection's network thread.
 */
final class FrontDoor extends ChannelInboundHandlerAdapter {
  /** No more messages of one connection than this wait for the broker. */
  static final int MAX_WAITING = 64;

  /** Nor more bytes; one message may be above it. */
  static final int MAX_WAITING_BYTES = 1024 * 1024;

  /** No more packets of any kind a second; a terminal that catches up sends a few hundred. */
  static final int MAX_PACKETS_PER_SECOND = 5_000;

  private static final int MQTT_5 = 5;

  private final Breaches breaches;
  private final Deque<MqttPublishMessage> waiting = new ArrayDeque<>();
  private String name = "";
  private boolean connected;
  private boolean paused;
  private long second;
  private int packets;

  FrontDoor(Breaches breaches) {
    this.breaches = breaches;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object packet) {
    if (!(packet instanceof MqttMessage message)) {
      context.fireChannelRead(packet);
      return;
    }
    String wrong = message.decoderResult().isFailure() ? "packet malformed or too large" : "";
    if (wrong.isEmpty() && !connected) {
      wrong = checkConnect(context, message);
    } else if (wrong.isEmpty() && message.fixedHeader().messageType() == MqttMessageType.CONNECT) {
      wrong = "a second CONNECT";
    }
    if (!wrong.isEmpty()) {
      ReferenceCountUtil.release(message);
      breaches.refused(name, wrong);
      var unused = context.close();
      return;
    }
    if (message instanceof MqttPublishMessage publish) {
      waiting.add(publish);
    }
    pace(context);
    context.fireChannelRead(message);
  }

  private String checkConnect(ChannelHandlerContext context, MqttMessage message) {
    name = certificateName(context);
    if (!(message instanceof MqttConnectMessage connect)) {
      return "something else before CONNECT";
    }
    if (connect.variableHeader().version() != MQTT_5) {
      return "MQTT older than version 5";
    }
    if (connect.variableHeader().isWillFlag()
        && !OwnTopics.mayLeaveAsWill(name, connect.payload().willTopic())) {
      return "last will on a topic that is not its own";
    }
    connected = true;
    return "";
  }

  /** Stops reading while the broker is behind; TCP then holds the client back. */
  private void pace(ChannelHandlerContext context) {
    long now = System.nanoTime() / 1_000_000_000L;
    if (now != second) {
      second = now;
      packets = 0;
    }
    packets++;
    if (!paused && (isBehind() || packets > MAX_PACKETS_PER_SECOND)) {
      paused = true;
      context.channel().config().setAutoRead(false);
      lookAgain(context);
    }
  }

  private void lookAgain(ChannelHandlerContext context) {
    var unused =
        context
            .executor()
            .schedule(
                () -> {
                  boolean overRate =
                      packets > MAX_PACKETS_PER_SECOND
                          && System.nanoTime() / 1_000_000_000L == second;
                  if (overRate || isBehind()) {
                    lookAgain(context);
                  } else {
                    paused = false;
                    context.channel().config().setAutoRead(true);
                  }
                },
                2,
                TimeUnit.MILLISECONDS);
  }

  /** Messages that the broker has dealt with were released by it. */
  private boolean isBehind() {
    waiting.removeIf(message -> message.refCnt() == 0);
    if (waiting.size() > MAX_WAITING) {
      return true;
    }
    long bytes = 0;
    for (MqttPublishMessage message : waiting) {
      bytes += message.fixedHeader().remainingLength();
    }
    return bytes > MAX_WAITING_BYTES;
  }

  private static String certificateName(ChannelHandlerContext context) {
    SslHandler tls = context.pipeline().get(SslHandler.class);
    try {
      return tls != null
              && tls.engine().getSession().getPeerCertificates()[0] instanceof X509Certificate first
          ? Access.commonName(first)
          : "";
    } catch (SSLPeerUnverifiedException e) {
      return ""; // the broker refuses it next
    }
  }
}
