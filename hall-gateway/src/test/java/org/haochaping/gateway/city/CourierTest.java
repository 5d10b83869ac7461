package org.haochaping.gateway.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.haochaping.city.ReferenceCity;
import org.haochaping.gateway.Engine;
import org.haochaping.protocol.city.FeedResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

@SuppressWarnings("try") // a courier works while it is open; nobody calls it
class CourierTest {
  @TempDir Path folder;
  private ReferenceCity city;
  private CityAsked asked;

  @BeforeEach
  void start() {
    city = ReferenceCity.start(folder.resolve("city"), 0);
    asked = new CityAsked(city.url());
  }

  @AfterEach
  void stop() {
    city.close();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void PUSH_WITH_CASE_pendingRatings_arriveInOrderAndOnce(Engine engine) {
    try (OutboxHall hall = new OutboxHall(engine, folder)) {
      hall.rate(95, 5, "");
      try (Courier courier = hall.courier(city.url(), 20)) {
        await().until(() -> hall.count("sent") == 95);
        hall.rate(5, 1, "108,115");
        courier.wake();
        await().until(() -> hall.count("sent") == 100);
      }
      List<String> projects = asked.projects();
      assertThat(projects).hasSize(100).isSorted().doesNotHaveDuplicates();
      assertThat(asked.get("/feed/v1/ratings?projectNo=P-00096").at("/records/0/record").toString())
          .contains("\"satisfaction\":\"1\"", "\"evalDetail\":\"108,115\"", OutboxHall.NAME)
          .contains("\"assessTime\":\"2026-11-24 10:01:36\"");
      assertThat(hall.alarms()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void rating_thatWaitsForItsReasons_isLeftAloneAndKeepsNobodyBack(Engine engine) {
    try (OutboxHall hall = new OutboxHall(engine, folder)) {
      hall.rate(3, 5, "");
      String held = "update delivery set not_before = ? where rating = 2";
      hall.ledger().write(handle -> handle.execute(held, Long.MAX_VALUE));
      try (Courier courier = hall.courier(city.url(), 20)) {
        await().until(() -> hall.count("sent") == 2);
        assertThat(asked.projects()).containsExactly("P-00001", "P-00003");
        hall.ledger().write(handle -> handle.execute(held, 0));
        courier.wake();
        await().until(() -> hall.count("sent") == 3);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void badRating_withNoReason_waitsInQuarantineWithTheCitysWords(Engine engine) {
    try (OutboxHall hall = new OutboxHall(engine, folder)) {
      hall.rate(2, 5, "");
      hall.rate(1, 1, "");
      hall.rate(2, 5, "");
      try (Courier courier = hall.courier(city.url(), 500)) {
        await().until(() -> hall.count("sent") == 4);
      }
      assertThat(hall.answers("refused"))
          .containsExactly("差评须有原因或文字评价 / a bad rating needs evalDetail or writingEvaluation");
      assertThat(hall.count("pending")).isZero();
      assertThat(hall.alarms()).containsExactly("quarantine");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void quarantine_resent_isDelivered(Engine engine) {
    try (OutboxHall hall = new OutboxHall(engine, folder)) {
      hall.rate(4, 5, "");
      city.switches("refuse-project = P-, refuse-words = 窗口未备案");
      try (Courier courier = hall.courier(city.url(), 500)) {
        await().until(() -> hall.count("refused") == 4);
        List<Long> listed = new ArrayList<>();
        Quarantine quarantine = new Quarantine(hall.ledger());
        assertThat(
                quarantine.list(
                    one -> {
                      assertThat(one.answer()).isEqualTo("窗口未备案");
                      listed.add(one.number());
                    }))
            .isEqualTo(4);

        city.switches("refuse-project = \"\"");
        assertThat(quarantine.resend(listed.subList(0, 1))).isEqualTo(1);
        await().until(() -> hall.count("sent") == 1);
        assertThat(quarantine.resendAll()).isEqualTo(3);
        await().until(() -> hall.count("sent") == 4);
      }
      assertThat(asked.ratings()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RATER_PRIVACY_refusalThatQuotesAPersonsNumbers_isStoredAndLoggedMasked(Engine engine) {
    try (Logged log = new Logged();
        OutboxHall hall = new OutboxHall(engine, folder)) {
      hall.rate(2, 5, "");
      city.switches(
          "refuse-project = P-, refuse-words = \"手机号 %s 与证件 %s 不符\""
              .formatted(OutboxHall.MOBILE, OutboxHall.CERTIFICATE));
      try (Courier courier = hall.courier(city.url(), 500)) {
        await().until(() -> hall.count("refused") == 2);
      }
      String masked = "手机号 138****5678 与证件 1***************99 不符";
      assertThat(hall.answers("refused")).containsExactly(masked, masked);
      assertThat(log.lines())
          .isNotEmpty()
          .noneMatch(
              line -> line.contains(OutboxHall.MOBILE) || line.contains(OutboxHall.CERTIFICATE));

      hall.ledger()
          .write(
              handle ->
                  handle.execute("update delivery set answer = ?", "手机号 " + OutboxHall.MOBILE));
      new Quarantine(hall.ledger())
          .list(
              one ->
                  assertThat(one.answer())
                      .as("written by an earlier version")
                      .isEqualTo("手机号 138****5678"));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RATER_PRIVACY_refusalThatIsCutWithinANumber_showsNothingOfIt(Engine engine) {
    try (OutboxHall hall = new OutboxHall(engine, folder)) {
      hall.rate(1, 5, "");
      String words = "字".repeat(FeedResult.MAX_WORDS - 10);
      city.switches("refuse-project = P-, refuse-words = \"" + words + OutboxHall.MOBILE + "\"");
      try (Courier courier = hall.courier(city.url(), 500)) {
        await().until(() -> hall.count("refused") == 1);
      }
      assertThat(hall.answers("refused")).containsExactly(words + "…");
    }
  }

  @Test
  void answer_lostAfterTaking_doesNotMakeItTwice() {
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder)) {
      hall.rate(50, 5, "");
      city.switches("fail-rate = 1, fail-after-taking = true, fail-status = 500");
      try (Courier courier = hall.courier(city.url(), 20)) {
        await().until(() -> hall.alarms().contains("city-failing"));
        assertThat(hall.count("sent")).isZero();
        city.switches("fail-rate = 0.5");
        await().until(() -> hall.count("sent") == 50);
      }
      assertThat(asked.ratings()).isEqualTo(50);
      assertThat(asked.get("/feed/v1/counts").get("duplicate").intValue()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "html", "empty", "truncated", "wrong-count", "wrong-keys"})
  void nonsense_isNeverTakenForSuccess(String nonsense) {
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder)) {
      hall.rate(5, 4, "");
      city.switches("nonsense = " + nonsense);
      try (Courier courier = hall.courier(city.url(), 500)) {
        await().until(() -> hall.alarms().contains("city-failing"));
        assertThat(hall.count("pending")).isEqualTo(5);
        city.switches("nonsense = none");
        await().until(() -> hall.count("sent") == 5);
      }
      assertThat(asked.ratings()).isEqualTo(5);
    }
  }

  @Test
  void city_thatIsAway_getsAllOnceItIsBack() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder)) {
      hall.rate(3, 5, "");
      try (Courier courier = hall.courier("http://127.0.0.1:" + port, 500)) {
        await().until(() -> hall.alarms().contains("city-failing"));
        try (ReferenceCity late = ReferenceCity.start(folder.resolve("late"), port)) {
          await().until(() -> hall.count("sent") == 3);
          assertThat(new CityAsked(late.url()).ratings()).isEqualTo(3);
        }
      }
    }
  }

  @Test
  void courier_restartedInTheMiddle_deliversTheRestOnce() {
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder)) {
      hall.rate(300, 5, "");
      city.switches("slow-millis = 20");
      int sent = 0;
      while (sent < 300) {
        int before = sent;
        try (Courier courier = hall.courier(city.url(), 20)) {
          await().until(() -> hall.count("sent") > before);
        }
        sent = hall.count("sent");
      }
      assertThat(asked.projects()).hasSize(300).doesNotHaveDuplicates();
    }
  }

  @Test
  void applicant_thatCantBeUnsealed_holdsNobodyBack() {
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder)) {
      hall.rate(3, 5, "");
      hall.ledger()
          .write(
              handle ->
                  handle.execute(
                      "update service_case set applicant = x'01' where project_no = 'P-00002'"));
      try (Courier courier = hall.courier(city.url(), 500)) {
        await().until(() -> hall.count("sent") == 2);
      }
      assertThat(hall.answers("refused").get(0)).startsWith("[网关 / gateway]");
    }
  }

  @Test
  void rating_thatNoRecordCanHold_holdsNobodyBack() {
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder)) {
      hall.rate(2, 5, "");
      hall.rate(1, 1, "no,such;code");
      hall.rate(2, 5, "");
      hall.ledger()
          .write(
              handle ->
                  handle.execute(
                      "update rating set pressed_at = 9000000000000000 where offer = 'b.2'"));
      try (Courier courier = hall.courier(city.url(), 500)) {
        await().until(() -> hall.count("sent") == 3);
      }
      assertThat(hall.answers("refused"))
          .satisfiesExactly(
              words -> assertThat(words).startsWith("[网关 / gateway]").contains("assessTime"),
              words -> assertThat(words).startsWith("[网关 / gateway]").contains("evalDetail"));
    }
  }

  @Test
  void personalData_standsNowhereInTheLedgerAndTheLog() throws IOException {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger ours = (Logger) LoggerFactory.getLogger("org.haochaping");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    ours.setLevel(Level.TRACE);
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder.resolve("hall"))) {
      hall.rate(20, 5, "");
      city.switches("fail-rate = 0.5, retry-after-seconds = 0, refuse-rate = 0.3");
      try (Courier courier = hall.courier(city.url(), 4)) {
        await().until(() -> hall.count("pending") == 0);
      }
      try (Stream<Path> files = Files.walk(folder.resolve("hall"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertNothingPersonal(Files.readString(file, StandardCharsets.ISO_8859_1), file + "");
        }
      }
    } finally {
      root.detachAppender(log);
      ours.setLevel(null);
    }
    assertThat(log.list).isNotEmpty();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      String trace = event.getThrowableProxy() == null ? "" : event.getThrowableProxy() + "";
      assertNothingPersonal(
          new String(
              (event.getFormattedMessage() + trace).getBytes(StandardCharsets.UTF_8),
              StandardCharsets.ISO_8859_1),
          event.getLoggerName());
    }
  }

  private static void assertNothingPersonal(String text, String where) {
    for (String planted : List.of(OutboxHall.NAME, OutboxHall.CERTIFICATE, OutboxHall.MOBILE)) {
      assertThat(
              text.contains(
                  new String(
                      planted.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
          .as(where)
          .isFalse();
    }
  }
}
