package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.haochaping.gateway.TestHall.Printed;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.wire.BatchCodec;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.Stored.Problem;
import org.haochaping.protocol.wire.TerminalSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole gateway, spoken to as terminals and strangers do. */
class GatewayTest {
  private static final int NOT_AUTHORIZED = 135;

  @TempDir Path folder;
  private TestHall hall;
  private Path bundle;
  private TestTerminal terminal;

  @BeforeEach
  void startHall() throws Exception {
    hall = TestHall.in(folder);
    bundle = hall.add("w01");
    terminal = TestHall.terminal("w01", bundle).write(10);
    hall.start();
  }

  @AfterEach
  void stopHall() {
    hall.close();
  }

  private List<String> alarms() {
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      return ledger.read(
          handle ->
              handle
                  .createQuery("select kind || ' ' || terminal || ' ' || detail from alarm")
                  .mapTo(String.class)
                  .list());
    }
  }

  private void awaitAlarm(String alarm) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(alarms()).contains(alarm));
  }

  private void assertNoAlarm() throws Exception {
    // Breaches are written down once a second: one that comes after a provoked one would show.
    try (TestClient marker = new TestClient(hall.port(), "w01", bundle).connect()) {
      marker.publish("hcp/v1/marker/journal", new byte[1], false);
      awaitAlarm("breach w01 use of a topic that is not its own");
    }
    assertThat(alarms()).containsExactly("breach w01 use of a topic that is not its own");
  }

  @Test
  void terminal_usingItsOwnTopics_isConfirmedWithoutAnAlarm() throws Exception {
    MqttConnectionOptions options;
    try (TestClient client = new TestClient(hall.port(), "w01", bundle)) {
      options = client.options();
      options.setWill("hcp/v1/w01/state", new MqttMessage(new byte[0], 1, true, null));
      client.connect(options);
      for (String word : List.of("stored", "invite", "settings", "command")) {
        assertThat(client.subscribe("hcp/v1/w01/" + word)).isEqualTo(1);
      }
      client.hello(terminal);
      assertThat(client.stored().upTo()).isZero();
      client.send(terminal.batch(1, 6));
      client.send(terminal.batch(7, 10));
      Stored last = client.stored();
      while (last.upTo() < 10) {
        last = client.stored();
      }
      assertThat(last.head()).isEqualTo(terminal.head());
      assertThat(last.problem()).isEmpty();
      client.publish("hcp/v1/w01/health", new byte[] {1}, false);
      client.publish("hcp/v1/w01/reply", new byte[] {1}, false);
    }
    assertNoAlarm();
  }

  @Test
  void terminal_sayingItIsThere_isToldItsWindowsSettings() throws Exception {
    hall.close();
    Files.writeString(
        hall.config(),
        """
        settings { hall-rating = true, notices = ["周六照常办理"], windows = [
          { window = 3, department = "市场监督管理局", clerk { name = "张三", stars = 4 } } ] }
        """,
        StandardOpenOption.APPEND);
    hall.start();
    try (TestClient client = new TestClient(hall.port(), "w01", bundle).ready()) {
      client.subscribe("hcp/v1/w01/settings");
      client.hello(terminal);
      TerminalSettings settings = client.settings();
      assertThat(settings.hallName()).isEqualTo("测试大厅");
      assertThat(settings.department()).isEqualTo("市场监督管理局");
      assertThat(settings.clerk()).hasValueSatisfying(who -> assertThat(who.stars()).isEqualTo(4));
      assertThat(settings.offers().hallRating()).isTrue();
      assertThat(settings.reasons().version()).isEqualTo("2020-05");
      assertThat(settings.reasons().of(SatisfactionLevel.VERY_DISSATISFIED)).isNotEmpty();
    }
  }

  @Test
  void terminal_comingBack_isToldWhereItWas() throws Exception {
    try (TestClient client = new TestClient(hall.port(), "w01", bundle).ready()) {
      client.send(terminal.batch(1, 10));
      assertThat(client.stored().upTo()).isEqualTo(10);
      client.cut();
    }
    hall.close();
    hall.start();
    try (TestClient client = new TestClient(hall.port(), "w01", bundle).ready()) {
      client.hello(terminal);
      assertThat(client.stored().upTo()).isEqualTo(10);
    }
  }

  @Test
  void terminal_publishingToAnothersTopic_isRefusedAndAlarmed() throws Exception {
    Path other = hall.add("w011");
    TestTerminal victim = TestHall.terminal("w011", other).write(3);
    try (TestClient client = new TestClient(hall.port(), "w01", bundle).connect()) {
      client.publish("hcp/v1/w011/journal", BatchCodec.encode(victim.batch(1, 3)), false);
      awaitAlarm("breach w01 use of a topic that is not its own");
    }
    assertThat(hall.command("verify", "--config", hall.config().toString()).text())
        .contains("entries=0");
  }

  @Test
  void terminal_subscribingToWhatIsNotItsOwn_isRefusedAndAlarmed() throws Exception {
    try (TestClient client = new TestClient(hall.port(), "w01", bundle).connect()) {
      for (String topic :
          List.of(
              "hcp/v1/w02/stored",
              "hcp/v1/+/stored",
              "hcp/v1/#",
              "#",
              "+/v1/w01/stored",
              "hcp/v1/w01/journal",
              "hcp/v1/w01/stored/#",
              "$share/g/hcp/v1/w02/stored",
              "$sys/#")) {
        assertThat(client.subscribe(topic)).as(topic).isEqualTo(NOT_AUTHORIZED);
      }
    }
    awaitAlarm("breach w01 use of a topic that is not its own");
  }

  @Test
  void terminal_withAUserNameOfAnother_gainsNothing() throws Exception {
    Path other = hall.add("w02");
    try (TestClient first = new TestClient(hall.port(), "w02", other);
        TestClient second = new TestClient(hall.port(), "w01", bundle)) {
      MqttConnectionOptions options = first.options();
      options.setUserName("same");
      options.setPassword("same".getBytes(StandardCharsets.UTF_8));
      first.connect(options);
      assertThat(first.subscribe("hcp/v1/w02/stored")).isEqualTo(1);
      MqttConnectionOptions same = second.options();
      same.setUserName("same");
      same.setPassword("same".getBytes(StandardCharsets.UTF_8));
      second.connect(same);
      assertThat(second.subscribe("hcp/v1/w02/stored")).isEqualTo(NOT_AUTHORIZED);
    }
  }

  @Test
  void client_withAnotherName_isRefusedAndAlarmed() throws Exception {
    hall.add("w02");
    try (TestClient client = new TestClient(hall.port(), "w02", bundle)) {
      assertThatThrownBy(client::connect).isInstanceOf(MqttException.class);
    }
    awaitAlarm("breach w01 client id is not the name in the certificate");
  }

  @Test
  void client_ofAnotherAuthority_doesNotGetIn() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path foreign = TestHall.in(elsewhere).add("w01");
    try (TestClient client =
        new TestClient(
            hall.port(),
            "w01",
            TestClient.tls(
                TestHall.certificate(bundle.resolve("ca.pem")),
                TestHall.certificate(foreign.resolve("terminal.pem")),
                TestHall.key(foreign.resolve("terminal.key"))))) {
      assertThatThrownBy(client::connect).isInstanceOf(MqttException.class);
    }
  }

  @Test
  void client_withALastWillOnAnothersTopic_isRefusedAndAlarmed() throws Exception {
    try (TestClient client = new TestClient(hall.port(), "w01", bundle)) {
      MqttConnectionOptions options = client.options();
      options.setWill("hcp/v1/w02/state", new MqttMessage(new byte[] {1}, 1, true, null));
      assertThatThrownBy(() -> client.connect(options)).isInstanceOf(MqttException.class);
    }
    awaitAlarm("breach w01 last will on a topic that is not its own");
  }

  @Test
  void terminal_revokedWhileConnected_isPutOutAndStaysOut() throws Exception {
    try (TestClient client = new TestClient(hall.port(), "w01", bundle).ready()) {
      Printed printed =
          hall.command("terminal", "revoke", "w01", "--config", hall.config().toString());
      assertThat(printed.exit()).isZero();
      assertThat(client.isLostWithin(Duration.ofSeconds(20))).isTrue();
    }
    try (TestClient client = new TestClient(hall.port(), "w01", bundle)) {
      assertThatThrownBy(client::connect).isInstanceOf(MqttException.class);
    }
    awaitAlarm("breach w01 not registered, or revoked, or an old certificate");
  }

  @Test
  void terminal_withItsOldCertificate_isRefused() throws Exception {
    Path old = Files.createDirectories(folder.resolve("old"));
    for (String file : List.of("ca.pem", "terminal.pem", "terminal.key")) {
      Files.copy(bundle.resolve(file), old.resolve(file));
    }
    hall.add("w01");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              try (TestClient client = new TestClient(hall.port(), "w01", old)) {
                assertThatThrownBy(client::connect).isInstanceOf(MqttException.class);
              }
            });
    try (TestClient client = new TestClient(hall.port(), "w01", bundle)) {
      client.connect();
    }
  }

  @Test
  void batch_signedWithAnotherKey_isRefusedAndAlarmed() throws Exception {
    TestTerminal forger = TestTerminal.create("w01").write(5);
    try (TestClient client = new TestClient(hall.port(), "w01", bundle).ready()) {
      client.send(forger.batch(1, 5));
      Stored refused = client.stored();
      assertThat(refused.problem()).contains(Problem.REFUSED);
      assertThat(refused.upTo()).isZero();
    }
    awaitAlarm("breach w01 batch that is not signed with the terminal's key");
  }

  @Test
  void batch_withAnAlteredEntry_isRefusedAlarmedAndKeptAside() throws Exception {
    String sent = new String(BatchCodec.encode(terminal.batch(1, 5)), StandardCharsets.UTF_8);
    String altered = sent.replace("n3-", "n4-");
    assertThat(altered).isNotEqualTo(sent);
    try (TestClient client = new TestClient(hall.port(), "w01", bundle).ready()) {
      client.publish("hcp/v1/w01/journal", altered.getBytes(StandardCharsets.UTF_8), false);
      assertThat(client.stored().problem()).contains(Problem.REFUSED);
    }
    Printed verify = hall.command("verify", "--config", hall.config().toString());
    assertThat(verify.exit()).isEqualTo(1);
    assertThat(verify.text())
        .contains("broken-link kept aside journal=" + terminal.journal())
        .contains("alarm kind=broken-link terminal=w01");
  }

  @Test
  void verify_aChangedEntry_isNamed() throws Exception {
    try (TestClient client = new TestClient(hall.port(), "w01", bundle).ready()) {
      client.send(terminal.batch(1, 10));
      assertThat(client.stored().upTo()).isEqualTo(10);
    }
    Printed good = hall.command("verify", "--config", hall.config().toString());
    assertThat(good.text()).contains("journals=1 entries=10 findings=0");
    assertThat(good.exit()).isZero();
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      ledger.write(
          handle -> {
            handle.execute("delete from entry where seq = 9");
            handle.execute("update journal set head = ?", Hash.sha256(new byte[0]).bytes());
            return handle.execute("update entry set body = ? where seq = 4", new byte[] {1});
          });
    }
    Printed bad = hall.command("verify", "--config", hall.config().toString());
    String label = "journal=" + terminal.journal() + " terminal=w01 ";
    assertThat(bad.text())
        .contains("broken-link " + label + "entry=4")
        .contains("gap " + label + "missing=9..9")
        .contains("broken-link " + label + "the mark at entry 10");
    assertThat(bad.exit()).isEqualTo(1);
  }

  @Test
  void run_portInUse_saysWhichAndHowToChooseAnother() throws Exception {
    Path second = Files.createDirectories(folder.resolve("second"));
    TestHall late = TestHall.in(second);
    Files.writeString(
        late.config(),
        Files.readString(late.config()).replace("port = 0", "port = " + hall.port()));
    Printed printed = late.command("run", "--config", late.config().toString());
    assertThat(printed.exit()).isEqualTo(1);
    assertThat(printed.text())
        .contains("port " + hall.port())
        .contains("mqtt.port")
        .hasLineCount(1);
  }

  @Test
  void run_secondGatewayOnTheSameData_isRefused() {
    Printed printed = hall.command("run", "--config", hall.config().toString());
    assertThat(printed.exit()).isEqualTo(1);
    assertThat(printed.text()).contains("another gateway runs with");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void hall_onEitherEngine_storesAndConfirms(Engine engine) throws Exception {
    Path own = Files.createDirectories(folder.resolve("own"));
    try (TestHall other = TestHall.in(own, engine.fresh(own))) {
      Path otherBundle = other.add("w09");
      TestTerminal nine = TestHall.terminal("w09", otherBundle).write(400);
      other.start();
      try (TestClient client = new TestClient(other.port(), "w09", otherBundle).ready()) {
        client.send(nine.batch(1, 200));
        client.send(nine.batch(201, 400));
        Stored stored = client.stored();
        while (stored.upTo() < 400) {
          stored = client.stored();
        }
        assertThat(stored.head()).isEqualTo(nine.head());
      }
      assertThat(other.command("verify", "--config", other.config().toString()).text())
          .contains("journals=1 entries=400 findings=0");
    }
  }
}
