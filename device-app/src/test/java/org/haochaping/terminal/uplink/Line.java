package org.haochaping.terminal.uplink;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.haochaping.protocol.TerminalId;
import org.haochaping.terminal.clock.TerminalClock;

/** A broker, a gateway's peer and the keys of both ends, in a folder. */
final class Line implements AutoCloseable {
  static final TerminalId TERMINAL = new TerminalId("t7");

  final MosquittoBroker broker;
  final GatewayPeer gateway;
  final TerminalKeys keys;
  final AtomicBoolean online = new AtomicBoolean();

  Line(Path folder) throws IOException, MqttException {
    TestAuthority authority = new TestAuthority();
    authority.write(folder.resolve("ca.pem"));
    authority.issue(folder, "localhost", "server");
    authority.issue(folder, TERMINAL.value(), "terminal");
    authority.issue(folder, "gateway", "gateway");
    broker = new MosquittoBroker(folder);
    keys = keys(folder, "terminal");
    gateway =
        new GatewayPeer(
            broker.port(),
            TerminalTls.sockets(keys(folder, "gateway"), TerminalClock.system()),
            keys.chain().get(0).getPublicKey());
    gateway.connect();
  }

  static TerminalKeys keys(Path folder, String name) {
    return TerminalKeys.read(
        folder.resolve("ca.pem"), folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
  }

  /** Impatient settings, so that tests need not wait. */
  UplinkSettings settings(String host, int port) {
    return new UplinkSettings(
        TERMINAL,
        "1.2.3",
        host,
        port,
        Duration.ofMillis(1_500),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        4);
  }

  Uplink uplink(Outbox outbox, TerminalClock clock) {
    return Uplink.start(
        settings("localhost", broker.port()),
        keys,
        outbox,
        clock,
        (isOnline, waiting) -> online.set(isOnline),
        NoHall.LISTENS);
  }

  @Override
  public void close() {
    gateway.close();
    broker.close();
  }
}
