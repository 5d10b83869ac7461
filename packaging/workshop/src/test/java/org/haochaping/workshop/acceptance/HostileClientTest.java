package org.haochaping.workshop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.Topics;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.workshop.hall.LedgerView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attacks on one running hall, by whoever holds the bundle of the terminal {@code evil} and by
 * whoever holds nothing. After each, a rating at {@code t1} still reaches the city, exactly once,
 * and the gateway is no bigger than it may be.
 */
class HostileClientTest {
  private static final long MOST_RSS_KB = 300 * 1024;

  private static final TerminalId EVIL = new TerminalId("evil");
  private static final TerminalId HONEST = new TerminalId("t1");

  @TempDir static Path dir;
  private static Stage stage;
  private static SSLSocketFactory evilTls;

  @BeforeAll
  static void aRunningHall() throws IOException, GeneralSecurityException {
    stage = Stage.setUp(dir);
    stage.hall().addTerminal("evil", 2, "");
    evilTls = Intruder.withBundle(dir.resolve("evil"));
    stage.startAll();
    stage.rate(1);
    stage.awaitAllAtCity();
  }

  @AfterAll
  static void stop() {
    stage.close();
  }

  @AfterEach
  void aRatingStillReachesTheCity_andTheGatewayIsSmall() throws IOException {
    stage.rate(SatisfactionLevel.SATISFIED);
    stage.awaitAllAtCity();
    stage.assertVerified();
    assertThat(rssKb()).isLessThan(MOST_RSS_KB);
  }

  @Test
  void payloads_malformed_areRefusedAndAlarmed() throws Exception {
    Random random = new Random(1);
    try (Intruder evil = evil()) {
      for (String topic : List.of(Topics.journal(EVIL), Topics.state(EVIL), Topics.health(EVIL))) {
        evil.publish(topic, "");
        evil.publish(topic, "{");
        evil.publish(topic, "[".repeat(100_000));
        evil.publish(topic, "{\"v\":1,\"journal\":\"" + UUID.randomUUID() + "\",\"first\":-1}");
        evil.publish(topic, "{\"v\":999999999999999999999999}");
        evil.publish(topic, "{\"v\":1,\"a\":1" + ",\"a\":1".repeat(1_000) + "}");
        for (int n = 0; n < 200; n++) {
          byte[] noise = new byte[random.nextInt(4_000)];
          random.nextBytes(noise);
          evil.publish(topic, noise, 1);
        }
      }
      assertThat(evil.connected()).isTrue();
    }
    awaitAlarmOf("evil");
  }

  @Test
  void payload_oversized_doesNotReachTheGateway() throws Exception {
    for (int kilobytes : List.of(513, 1_100, 20_000)) {
      try (Intruder evil = evil()) {
        byte[] big = " ".repeat(kilobytes * 1024).getBytes(StandardCharsets.UTF_8);
        try {
          evil.publish(Topics.journal(EVIL), big, 1);
        } catch (MqttException closed) {
          assertThat(closed)
              .isNotNull(); // MQTT 5, 3.1.2.11.4: over the maximum, a server may close
        }
      }
    }
  }

  @Test
  void topics_ofAnotherTerminal_areClosed() throws Exception {
    try (Intruder evil = evil()) {
      JournalId journal = new JournalId(UUID.randomUUID());
      byte[] lie =
          new Stored(
                  journal,
                  1_000_000,
                  Hash.sha256(),
                  Instant.now(),
                  Optional.empty(),
                  OptionalLong.empty(),
                  Optional.empty())
              .encode();
      evil.publish(Topics.stored(HONEST), lie, 1);
      evil.publish(Topics.stored(EVIL), lie, 1);
      evil.publish(Topics.state(HONEST), "{\"v\":1,\"online\":false}");
      evil.publish(Topics.journal(HONEST), "{}");
      evil.publish("hcp/v1/t1", "{}");
      evil.publish("somewhere/else", "{}");
      for (String filter : List.of("#", "hcp/v1/#", "hcp/v1/+/stored", Topics.stored(HONEST))) {
        assertThat(evil.subscribe(filter)).as(filter).isGreaterThanOrEqualTo(128);
      }
    }
    awaitAlarmOf("evil");
  }

  @Test
  void will_onAnotherTerminalsTopic_isNotDelivered() throws Exception {
    MqttConnectionOptions options = Intruder.options();
    options.setWill(Topics.state(HONEST), new MqttMessage(new byte[10], 1, true, null));
    try (Intruder evil = Intruder.connect(stage.ports().mqtt(), "evil", evilTls, options)) {
      assertThat(evil.connected()).isTrue();
    } catch (MqttException refused) {
      assertThat(refused).isNotNull(); // refusing the whole connection is as good
    }
  }

  @Test
  void clientId_ofAnotherTerminal_isRefusedAndThrowsNobodyOut() {
    for (String id : List.of("t1", "gateway", "hall-gateway", "", "a/b", "t1.x")) {
      assertThatThrownBy(() -> Intruder.connect(stage.ports().mqtt(), id, evilTls).close())
          .as("client id '%s'", id)
          .isInstanceOf(MqttException.class);
    }
  }

  @Test
  void client_withoutCertificate_isRefused() throws Exception {
    SSLSocketFactory nobody = Intruder.withoutCertificate(dir.resolve("evil"));
    assertThatThrownBy(() -> Intruder.connect(stage.ports().mqtt(), "evil", nobody).close())
        .isInstanceOf(MqttException.class);
  }

  @Test
  void streams_ofGarbageAndSilence_areDropped() throws Exception {
    Random random = new Random(2);
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int n = 0; n < 200; n++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), stage.ports().mqtt());
        sockets.add(socket);
        byte[] noise = new byte[n % 4 == 0 ? 0 : 20_000];
        random.nextBytes(noise);
        if (n % 4 == 1) {
          // The beginning of a TLS record of 16 kB that never ends.
          System.arraycopy(new byte[] {0x16, 3, 1, 0x40, 0}, 0, noise, 0, 5);
        }
        try {
          OutputStream out = socket.getOutputStream();
          out.write(noise);
          out.flush();
        } catch (IOException closed) {
          assertThat(closed).isNotNull(); // closed before all was sent: dropped already
        }
      }
      stage.rate(SatisfactionLevel.VERY_SATISFIED);
      stage.awaitAllAtCity();
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void flood_onItsOwnTopics_leavesRoomForOthers() throws Exception {
    byte[] junk = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    int sent = 0;
    int ratings = 0;
    Intruder evil = evil();
    while (System.nanoTime() < end) {
      try {
        evil.publish(Topics.journal(EVIL), junk, 0);
        evil.publish(Topics.state(EVIL), junk, 0);
        sent += 2;
      } catch (MqttException closedOrFull) {
        if (!evil.connected()) {
          evil.close();
          evil = again(end);
        }
      }
      if (sent / 2_000 > ratings && ratings < 3) {
        ratings++;
        stage.rate(SatisfactionLevel.SATISFIED);
      }
    }
    stage.awaitAllAtCity();
    evil.close();
    assertThat(sent).isGreaterThan(500);
  }

  /** A broker that is flooded may let a handshake wait too long. */
  private static Intruder again(long end) throws MqttException {
    MqttException last;
    do {
      try {
        return evil();
      } catch (MqttException busy) {
        last = busy;
      }
    } while (System.nanoTime() < end);
    throw last;
  }

  private static Intruder evil() throws MqttException {
    return Intruder.connect(stage.ports().mqtt(), "evil", evilTls);
  }

  private static void awaitAlarmOf(String terminal) {
    try (LedgerView ledger = LedgerView.open(stage.hall().ledger())) {
      Awaitility.await("an alarm of " + terminal)
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(ledger.alarms())
                      .extracting(LedgerView.Alarm::terminal)
                      .contains(terminal));
    }
  }

  private static long rssKb() throws IOException {
    Path status = Path.of("/proc", Long.toString(stage.program("gateway").pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }
}
