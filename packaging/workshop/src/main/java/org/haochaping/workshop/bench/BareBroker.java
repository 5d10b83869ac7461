package org.haochaping.workshop.bench;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.haochaping.workshop.hall.Ports;
import org.haochaping.workshop.process.Program;
import org.haochaping.workshop.process.Programs;

/**
 * The gateway's broker alone in a JVM with the gateway's flags: what the gateway's memory is
 * compared with.
 */
final class BareBroker {
  private BareBroker() {}

  /** The process; listens without TLS. */
  public static void main(String[] arguments) throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setPersistenceEnabled(false)
            .setJMXManagementEnabled(false)
            .setSecurityEnabled(false)
            .addAcceptorConfiguration("mqtt", arguments[0]);
    ActiveMQServer server = new ActiveMQServerImpl(configuration);
    server.start();
    System.out.println("way ready");
    new CountDownLatch(1).await();
  }

  /** Starts the process and waits until it is ready. */
  static Program start(Programs programs, Path dir) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(Programs.GATEWAY_FLAGS);
    command.add("-cp");
    command.add(ownClasses() + ":" + programs.home().resolve("hall-gateway/target/lib") + "/*");
    command.add(BareBroker.class.getName());
    command.add("tcp://127.0.0.1:" + Ports.free().mqtt() + "?protocols=MQTT");
    Program program =
        Program.start("broker", command, Map.of(), dir.resolve("broker.log"), way -> {});
    program.awaitReady(java.time.Duration.ofSeconds(60));
    return program;
  }

  private static Path ownClasses() {
    try {
      return Path.of(BareBroker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("classes come from a folder or a jar", e);
    }
  }
}
