package org.haochaping.terminal.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.haochaping.terminal.journal.JournalFixture.append;
import static org.haochaping.terminal.journal.JournalFixture.bodies;
import static org.haochaping.terminal.journal.JournalFixture.entries;
import static org.haochaping.terminal.journal.JournalFixture.id;
import static org.haochaping.terminal.journal.JournalFixture.ratings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.TerminalState;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.journal.Bodies;
import org.haochaping.terminal.journal.Journal;
import org.haochaping.terminal.journal.JournalFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The uplink over a real broker, to a peer that keeps the gateway's rules. */
@SuppressWarnings("try") // an uplink works by being open
class UplinkTest {
  @TempDir Path folder;
  private Line line;
  private Journal journal;
  private final TerminalClock clock = TerminalClock.system();

  @BeforeEach
  void openBoth() throws Exception {
    line = new Line(folder);
    journal = JournalFixture.open(folder);
  }

  @AfterEach
  void closeBoth() {
    journal.close();
    line.close();
  }

  private void awaitAllStored() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              // None while a new journal takes another's place; and an answer may bring an entry.
              Outbox.Tail tail = journal.tail().orElseThrow();
              assertThat(tail.confirmed()).isEqualTo(tail.last());
              assertThat(line.gateway.entries(tail.journal())).isEqualTo(entries(journal));
              assertThat(journal.waiting()).isZero();
            });
  }

  @Test
  void start_entriesWaiting_reachTheGatewayAndAreConfirmed() {
    ratings(journal, 1, 1_000);
    try (Uplink uplink = line.uplink(journal, clock)) {
      awaitAllStored();
      append(journal, Bodies.rated(1_001));
      awaitAllStored();
      assertThat(line.online).isTrue();
    }
  }

  @Test
  void close_online_saysOffline() {
    try (Uplink uplink = line.uplink(journal, clock)) {
      awaitAllStored();
    }
    await().until(() -> !last(line.gateway.states()).online());
    assertThat(line.online).isFalse();
  }

  private static TerminalState last(List<TerminalState> states) {
    return states.get(states.size() - 1);
  }

  @Test
  void brokerKilled_inTheMiddle_allArrivesAfterItIsBack() throws Exception {
    ratings(journal, 1, 3_000);
    AtomicInteger seen = new AtomicInteger();
    line.gateway.drops =
        batch -> {
          if (batch != null && seen.incrementAndGet() == 8) {
            line.broker.kill();
          }
          return false;
        };
    try (Uplink uplink = line.uplink(journal, clock)) {
      await().until(() -> seen.get() >= 8);
      await().untilFalse(line.online);
      ratings(journal, 3_001, 10);
      line.broker.start();
      line.gateway.connect();
      awaitAllStored();
    }
  }

  @Test
  void brokerAbsent_atTheStart_comesOnlineLater() throws Exception {
    line.broker.kill();
    try (Uplink uplink = line.uplink(journal, clock)) {
      ratings(journal, 1, 10);
      assertThat(line.online).isFalse();
      line.broker.start();
      line.gateway.connect();
      awaitAllStored();
    }
  }

  @Test
  void batchesLost_several_areSentAgain() {
    ratings(journal, 1, 2_000);
    AtomicInteger seen = new AtomicInteger();
    line.gateway.drops = batch -> batch != null && seen.incrementAndGet() % 5 == 2;
    try (Uplink uplink = line.uplink(journal, clock)) {
      awaitAllStored();
    }
    assertThat(line.gateway.batches.get()).isGreaterThan(31);
  }

  @Test
  void answers_repeated_doNoHarm() {
    line.gateway.repeats = 3;
    ratings(journal, 1, 1_000);
    try (Uplink uplink = line.uplink(journal, clock)) {
      awaitAllStored();
    }
    // 3,001 entries or a few more, 200 a batch: nothing was sent twice.
    assertThat(line.gateway.batches.get()).isBetween(15, 30);
  }

  @Test
  void nonsense_amongTheAnswers_isPassedOver() {
    ratings(journal, 1, 500);
    try (Uplink uplink = line.uplink(journal, clock)) {
      JournalId other = JournalId.of("00000000-0000-4000-8000-000000000000");
      Hash hash = Hash.sha256(new byte[0]);
      for (int i = 0; i < 20; i++) {
        say("");
        say("nonsense \u0000");
        say("{\"v\":1}");
        say("{\"v\":2,\"journal\":\"x\"}");
        line.gateway.say(Line.TERMINAL, new byte[] {(byte) 0xff, (byte) 0xfe});
        line.gateway.say(Line.TERMINAL, Stored.upTo(other, 400, hash, Instant.now()).encode());
        line.gateway.say(
            Line.TERMINAL, Stored.upTo(other, 400, hash, Instant.MAX).forkedAt(3).encode());
      }
      awaitAllStored();
      assertThat(bodies(journal, JournalBody.Alarm.class)).isEmpty();
    }
  }

  private void say(String text) {
    line.gateway.say(Line.TERMINAL, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void falseHead_whileSending_isNotBelieved() {
    try (Uplink uplink = line.uplink(journal, clock)) {
      awaitAllStored();
      JournalId before = id(journal);
      Hash hash = Hash.sha256(new byte[0]);
      line.gateway.say(Line.TERMINAL, Stored.upTo(before, 1, hash, Instant.now()).encode());
      line.gateway.say(Line.TERMINAL, Stored.upTo(before, 1_000_000, hash, Instant.now()).encode());
      ratings(journal, 1, 300);
      awaitAllStored();
      assertThat(id(journal)).isEqualTo(before);
    }
  }

  @Test
  void gatewayRestored_fromABackup_getsTheRestAgain() throws Exception {
    ratings(journal, 1, 500);
    try (Uplink uplink = line.uplink(journal, clock)) {
      awaitAllStored();
    }
    line.gateway.forgetAfter(id(journal), 100);
    try (Uplink uplink = line.uplink(journal, clock)) {
      awaitAllStored();
    }
  }

  @Test
  void gatewayRestored_whileConnected_getsTheRestAgain() {
    ratings(journal, 1, 500);
    try (Uplink uplink = line.uplink(journal, clock)) {
      awaitAllStored();
      line.gateway.forgetAfter(id(journal), 100);
      append(journal, Bodies.rated(501));
      awaitAllStored();
    }
  }

  @Test
  void fork_atTheGateway_beginsANewJournalThatTakesOver() {
    ratings(journal, 1, 100);
    JournalId before = id(journal);
    try (Uplink uplink = line.uplink(journal, clock)) {
      awaitAllStored();
    }
    List<JournalEntry> old = entries(journal);
    line.gateway.falsifyFrom(before, 201, 3);
    ratings(journal, 101, 10);
    try (Uplink uplink = line.uplink(journal, clock)) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> journal.tail().isPresent() && !id(journal).equals(before));
      await().until(() -> !bodies(journal, JournalBody.Alarm.class).isEmpty());
      awaitAllStored();
    }
    assertThat(id(journal)).isNotEqualTo(before);
    List<String> bodies =
        entries(journal).stream()
            .map(entry -> new String(entry.body(), StandardCharsets.UTF_8))
            .toList();
    // Whatever this side knew to be confirmed was so; the rest is in the new journal.
    assertThat(bodies)
        .contains(
            new String(BodyCodec.encode(Bodies.rated(101)), StandardCharsets.UTF_8),
            new String(BodyCodec.encode(Bodies.rated(110)), StandardCharsets.UTF_8));
    assertThat(old).isNotEmpty();
  }

  @Test
  void busy_withComeBackAfter_isLeftAloneForThatLong() {
    ratings(journal, 1, 10);
    AtomicInteger answers = new AtomicInteger();
    line.gateway.answer =
        stored -> answers.getAndIncrement() == 1 ? stored.busyFor(Duration.ofMillis(700)) : stored;
    long start = System.nanoTime();
    try (Uplink uplink = line.uplink(journal, clock)) {
      awaitAllStored();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(700));
  }

  @Test
  void gatewayMute_forAWhile_isAskedAgain() throws MqttException {
    line.gateway.vanish();
    ratings(journal, 1, 10);
    try (Uplink uplink = line.uplink(journal, clock)) {
      // No gateway at all: the broker is reached, and yet the terminal is not online.
      await().during(Duration.ofSeconds(1)).until(() -> !line.online.get());
      line.gateway.connect();
      awaitAllStored();
    }
  }

  @Test
  void clockTenYearsOff_eitherWay_connectsAndIsPutRight() {
    for (Duration wrong : List.of(Duration.ofDays(-3_652), Duration.ofDays(3_652))) {
      TerminalClock off =
          new TerminalClock(
              "boot" + wrong.toDays(),
              System::nanoTime,
              InstantSource.offset(InstantSource.system(), wrong));
      assertThat(off.now().trusted()).isFalse();
      try (Uplink uplink = line.uplink(journal, off)) {
        await().until(() -> off.now().trusted());
        assertThat(Duration.between(off.now().wall(), Instant.now()).abs())
            .isLessThan(Duration.ofSeconds(5));
        awaitAllStored();
        await()
            .until(
                () ->
                    bodies(journal, JournalBody.ClockSet.class).stream()
                            .filter(entry -> entry.at().boot().equals(off.boot()))
                            .count()
                        == 1);
      }
    }
  }

  @Test
  void foreignAuthority_ofTheBroker_isNotTrusted(@TempDir Path other) throws Exception {
    TestAuthority foreign = new TestAuthority();
    foreign.write(other.resolve("ca.pem"));
    TerminalKeys keys =
        new TerminalKeys(
            PemFile.certificates(other.resolve("ca.pem")).get(0),
            line.keys.chain(),
            line.keys.key());
    assertNeverOnline(keys, "localhost");
  }

  @Test
  void wrongHost_inTheCertificate_isNotTrusted() throws Exception {
    // The broker listens there, but its certificate says localhost.
    assertNeverOnline(line.keys, "127.0.0.1");
  }

  private void assertNeverOnline(TerminalKeys keys, String host) {
    int before = line.gateway.states().size();
    try (Uplink uplink =
        Uplink.start(
            line.settings(host, line.broker.port()),
            keys,
            journal,
            clock,
            (isOnline, waiting) -> line.online.set(isOnline),
            NoHall.LISTENS)) {
      await().during(Duration.ofSeconds(2)).until(() -> !line.online.get());
    }
    assertThat(line.gateway.states()).hasSize(before);
  }

  @Test
  void waiting_shown_followsTheJournal() {
    Optional<Outbox.Tail> tail = journal.tail();
    assertThat(tail).isPresent();
    AtomicInteger shown = new AtomicInteger(-1);
    line.gateway.drops = batch -> true;
    try (Uplink uplink =
        Uplink.start(
            line.settings("localhost", line.broker.port()),
            line.keys,
            journal,
            clock,
            (isOnline, waiting) -> shown.set((int) waiting),
            NoHall.LISTENS)) {
      ratings(journal, 1, 25);
      await().until(() -> shown.get() == 25);
      line.gateway.drops = batch -> false;
      await().until(() -> shown.get() == 0);
    }
  }
}
