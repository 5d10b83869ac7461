package org.haochaping.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.haochaping.gateway.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class PosterPageTest {
  private static final String KNOWN = "13847451234";
  private static final String UNKNOWN = "15900001111";
  private static final String RATINGS =
      "select r.level || ' ' || r.decision || ' ' || coalesce(c.project_no, '-') from rating r"
          + " left join service_case c on c.id = r.service_case order by r.id";

  @TempDir Path folder;

  private record Timed(HttpResponse<String> answer, Duration took) {
    /** What can be seen of it, but for what is different each time. */
    String seen(String once) {
      return answer.statusCode()
          + answer.headers().map().keySet().toString()
          + answer.body().replace(once, "ONCE");
    }
  }

  private static String rated(PhoneHall hall, String number) throws Exception {
    String once = PhoneHall.once(hall.get("/w/3"));
    long began = System.nanoTime();
    HttpResponse<String> answer =
        hall.post("/w/3", "once", once, "number", number, "level", "dissatisfied");
    Timed timed = new Timed(answer, Duration.ofNanos(System.nanoTime() - began));
    assertThat(timed.took())
        .as("both are answered at the same time")
        .isGreaterThan(Duration.ofMillis(390));
    return timed.seen(once);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void WINDOW_POSTER_numberKnownOrNot_isAnsweredAlikeAndBothAreKept(Engine engine)
      throws Exception {
    try (PhoneHall hall = new PhoneHall(engine, folder)) {
      hall.accept(PhoneHall.sample("P-1").put("mobile", "+8613847451234"));
      String known = rated(hall, "138 4745 1234");
      String unknown = rated(hall, UNKNOWN);
      String ratedAlready = rated(hall, KNOWN);
      assertThat(known).contains("感谢您的评价", "即计入该办件").isEqualTo(unknown);
      assertThat(ratedAlready).isEqualTo(unknown);
      assertThat(hall.strings(RATINGS))
          .containsExactly("2 adopted P-1", "2 unbound -", "2 duplicate P-1");
      assertThat(hall.strings("select cast(count(*) as varchar(9)) from submission"))
          .containsExactly("3");
      assertThat(hall.strings("select distinct source || channel from rating"))
          .containsExactly("poster3");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void WINDOW_POSTER_numberOfAMemberOfABatch_ratesTheBatch(Engine engine) throws Exception {
    try (PhoneHall hall = new PhoneHall(engine, folder)) {
      hall.acceptBatch(
          PhoneHall.sample("P-1").put("mobile", "13711112222"),
          PhoneHall.sample("P-2").put("mobile", KNOWN));
      rated(hall, KNOWN);
      assertThat(hall.strings(RATINGS)).first().asString().startsWith("2 adopted P-");
      assertThat(hall.strings(RATINGS)).noneMatch(rating -> rating.contains("unbound"));
      rated(hall, "13711112222");
      assertThat(hall.strings(RATINGS)).last().asString().startsWith("2 duplicate P-");
    }
  }

  @Test
  void WINDOW_POSTER_reasons_areTakenWithoutSayingWhetherACaseWasFound() throws Exception {
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder)) {
      hall.accept(PhoneHall.sample("P-1"));
      for (String number : List.of(KNOWN, UNKNOWN)) {
        String once = PhoneHall.once(hall.get("/w/3"));
        hall.post("/w/3", "once", once, "number", number, "level", "dissatisfied");
        assertThat(hall.post("/w/3/reasons", "once", once, "reason", "207").body())
            .contains("感谢您告诉我们原因");
        assertThat(hall.post("/w/3/reasons", "once", once, "reason", "208").body())
            .as("again changes nothing")
            .contains("感谢您告诉我们原因");
      }
      assertThat(hall.strings("select decision || ' ' || reasons from rating order by id"))
          .containsExactly("adopted 207", "unbound 207");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void WINDOW_POSTER_caseReportedAfterTheRating_getsItThen(Engine engine) throws Exception {
    try (PhoneHall hall = new PhoneHall(engine, folder)) {
      hall.accept(PhoneHall.sample("P-1").put("mobile", "13711112222"));
      rated(hall, KNOWN);
      hall.accept(PhoneHall.sample("P-2").put("window", 4));
      hall.accept(PhoneHall.sample("P-3"));
      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(hall.strings(RATINGS)).containsExactly("2 adopted P-3"));
      assertThat(hall.strings("select offer from phone_claim")).isEmpty();
    }
  }

  @Test
  void FREE_WILL_ratedByNumberBefore_theReceiptStillOpensThePage() throws Exception {
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder)) {
      String receipt = hall.accept(PhoneHall.sample("P-1"));
      rated(hall, KNOWN);
      assertThat(hall.rate(receipt, "satisfied").body()).contains("感谢您的评价");
      assertThat(hall.strings(RATINGS)).containsExactly("2 duplicate P-1", "4 adopted P-1");
    }
  }

  @Test
  void WINDOW_POSTER_windowOrNumberThatThereIsNot_isSaid() throws Exception {
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder)) {
      assertThat(hall.get("/w/4").statusCode()).isEqualTo(404);
      assertThat(hall.get("/w/x").statusCode()).isEqualTo(404);
      String once = PhoneHall.once(hall.get("/w/3"));
      HttpResponse<String> none =
          hall.post("/w/3", "once", once, "number", "张三", "level", "satisfied");
      assertThat(none.statusCode()).isEqualTo(422);
      assertThat(none.body()).contains("请填写办理业务时留的手机号").doesNotContain("张三");
      assertThat(hall.strings(RATINGS)).isEmpty();
    }
  }

  @Test
  void RATER_PRIVACY_numbers_cantBeTriedOut() throws Exception {
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder, "phone.numbers-per-hour = 2")) {
      rated(hall, KNOWN);
      rated(hall, UNKNOWN);
      String once = PhoneHall.once(hall.get("/w/3"));
      HttpResponse<String> third =
          hall.post("/w/3", "once", once, "number", UNKNOWN, "level", "satisfied");
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(third.body()).contains("请稍后再试");
      assertThat(hall.strings(RATINGS)).hasSize(2);
    }
  }

  @Test
  void RATER_PRIVACY_numberThatWasTyped_standsNowhereInPlain() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger own = (Logger) LoggerFactory.getLogger("org.haochaping");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    own.setLevel(Level.TRACE);
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder)) {
      hall.accept(PhoneHall.sample("P-1"));
      rated(hall, KNOWN);
      rated(hall, UNKNOWN);
      hall.post("/w/3", "once", "x", "number", UNKNOWN, "level", "satisfied");
      hall.get("/w/" + UNKNOWN);
      assertThat(folder.resolve("data/ledger.db-wal")).isNotEmptyFile();
      assertNowhere();
    } finally {
      root.detachAppender(log);
      own.setLevel(null);
    }
    assertNowhere();
    assertThat(log.list).isNotEmpty();
    assertThat(List.copyOf(log.list).stream().map(ILoggingEvent::getFormattedMessage))
        .noneMatch(line -> line.contains(KNOWN) || line.contains(UNKNOWN));
  }

  private void assertNowhere() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(KNOWN)
            .doesNotContain(UNKNOWN);
      }
    }
  }
}
