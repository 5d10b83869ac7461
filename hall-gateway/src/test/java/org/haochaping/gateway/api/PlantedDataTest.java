package org.haochaping.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.TestClient;
import org.haochaping.gateway.cases.Erasure;
import org.haochaping.gateway.followup.FollowUps;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.rules.FairPlayLimits;
import org.haochaping.gateway.settlement.RulesSettings;
import org.haochaping.gateway.settlement.Source;
import org.haochaping.gateway.settlement.Submissions;
import org.haochaping.gateway.settlement.SubmittedRating;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.CityTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * Names, numbers and phones that came through the API, and what people wrote, are looked for
 * everywhere (article 14).
 */
class PlantedDataTest {
  private static final List<String> PLANTED =
      List.of("诸葛孔明亮", "150902198812125678", "15947478899", "司马仲达懿", "15000000777");

  private static final String WORDS =
      "我是%s,电话%s,证件%s".formatted(PLANTED.get(0), PLANTED.get(2), PLANTED.get(1));
  private static final RulesSettings RULES =
      new RulesSettings(
          List.of(),
          Optional.empty(),
          Duration.ofDays(3),
          CityTime.ZONE,
          false,
          new FairPlayLimits(5, Duration.ofMinutes(2), 60, 3));

  @TempDir Path folder;

  /** What the test itself writes in plain. */
  @TempDir Path outside;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RATER_PRIVACY_throughTheApi_standsNowhereInPlain(Engine engine) throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger own = (Logger) LoggerFactory.getLogger("org.haochaping");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    own.setLevel(Level.TRACE);
    StringBuilder published = new StringBuilder();
    try (ApiHall api = new ApiHall(engine, folder)) {
      plant(api, published);
      importFile(api);
      write(api, published);
      export(api, published);
      if (engine == Engine.SQLITE) {
        Path copy = folder.resolve("backup");
        api.hall.run("backup", copy.toString());
        assertThat(copy).isNotEmptyDirectory();
        // While the gateway runs, so that its write-ahead log is there too.
        assertThat(folder.resolve("data/ledger.db-wal")).isNotEmptyFile();
      }
      assertNothingIn(folder);
      assertNothingInTables(api);
      assertErasedInTime(api);
    } finally {
      root.detachAppender(log);
      own.setLevel(null);
    }
    assertNothingIn(folder);
    StringBuilder logged = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      logged.append(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        logged.append(event.getThrowableProxy().getMessage());
      }
    }
    assertThat(logged).contains("api ready");
    assertThat(published).contains("个体工商户设立登记");
    for (String planted : PLANTED) {
      assertThat(logged).doesNotContain(planted);
      assertThat(published).doesNotContain(planted);
    }
  }

  private static void plant(ApiHall api, StringBuilder published) throws Exception {
    Path bundle = api.hall.add("w03");
    ObjectNode sample =
        ApiCalls.sample("P-1")
            .put("userName", PLANTED.get(0))
            .put("certKeyGOV", PLANTED.get(1))
            .put("mobile", PLANTED.get(2));
    try (TestClient client = new TestClient(api.hall.port(), "w03", bundle).ready()) {
      client.subscribe("hcp/v1/w03/invite");
      api.calls.post("/api/v1/cases/accepted", sample.toString(), "Idempotency-Key", "planted");
      api.calls.post(
          "/api/v1/cases/accepted", sample.deepCopy().put("mobile", PLANTED.get(4)).toString());
      api.calls.post(
          "/api/v1/cases/failed",
          ApiCalls.sample("P-2").put("proStatus", "1").put("userName", PLANTED.get(3)).toString());
      api.calls.post(
          "/api/v1/cases/accepted",
          sample.deepCopy().put("projectNo", "P-3").put("userProp", PLANTED.get(3)).toString());
      api.calls.post("/api/v1/cases/accepted", "{\"userName\":\"" + PLANTED.get(3));
      api.calls.post(
          "/api/v1/invitations", "{\"window\":3,\"projectNo\":\"P-1\",\"serviceNumber\":1}");
      published.append(new String(client.invitation().encode(), StandardCharsets.UTF_8));
    }
  }

  private void importFile(ApiHall api) throws IOException {
    Path file = outside.resolve("cases.jsonl");
    ObjectNode one = ApiCalls.sample("P-9").put("userName", PLANTED.get(0));
    one.put("certKeyGOV", PLANTED.get(1)).put("mobile", PLANTED.get(2)).remove("window");
    ObjectNode failed = one.deepCopy().put("projectNo", "P-10").put("state", "failed");
    failed.remove("proStatus");
    Files.writeString(file, one + "\n" + failed + "\n");
    assertThat(api.hall.run("cases", "import", file.toString(), "--window", "3"))
        .contains("registered=2");
  }

  /** What people wrote: to the city, about a follow-up, as evidence, about the register. */
  private void write(ApiHall api, StringBuilder published) throws Exception {
    SealedWords words = new SealedWords(Seal.open(folder.resolve("data/keys/privacy.key")));
    try (Ledger ledger = Ledger.open(api.hall.ledger(), Clock.systemUTC())) {
      SubmittedRating rating =
          new SubmittedRating(
              "P-1/1",
              SatisfactionLevel.DISSATISFIED,
              "2",
              Instant.parse("2026-11-24T03:50:00Z"),
              0,
              "",
              List.of(),
              WORDS,
              "window",
              1);
      new Submissions(ledger, RULES, words, Clock.systemUTC(), () -> {})
          .take(Source.REGION, "planted", rating.encode());
    }
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> api.hall.run("followup", "list").contains("followups=1"));
    api.hall.run("followup", "verify", "1", "--by", "王督导", "--note", WORDS);
    api.hall.run("followup", "appeal", "1", "--by", "窗口3", "--note", WORDS);
    Path file = Files.writeString(outside.resolve(PLANTED.get(2) + ".txt"), WORDS);
    api.hall.run("followup", "attach", "1", file.toString(), "--by", "王督导");
    String rated = "1";
    api.hall.run(
        "raters",
        "add",
        rated,
        "--reason",
        WORDS,
        "--by",
        "李科长",
        "--since",
        "2020-01-01",
        "--until",
        "2020-01-02");
    published.append(api.hall.run("followup", "show", "1"));
    published.append(api.hall.run("raters", "list"));
    assertThat(published).contains("我是诸**,电话159****8899", "attachment 1\t159****8899.txt");
    assertThat(api.hall.run("followup", "show", "1", "--who", "王督导", "--why", "差评回访"))
        .contains(WORDS);
  }

  /** A set time after the follow-up is closed, the words are gone; who did what is not. */
  private void assertErasedInTime(ApiHall api) throws Exception {
    String[] by = {"--by", "王督导", "--note", "办"};
    for (String act :
        List.of("find --finding upheld", "rectify", "rectify --done", "report", "close")) {
      List<String> words = new ArrayList<>(List.of("followup"));
      words.addAll(List.of(act.split(" ", -1)));
      words.add("1");
      words.addAll(List.of(by));
      assertThat(api.hall.run(words.toArray(String[]::new))).isEqualTo("done");
    }
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(91));
    Erasure.Terms terms = new Erasure.Terms(Duration.ofDays(90), Duration.ofDays(30));
    try (Ledger ledger = Ledger.open(api.hall.ledger(), later);
        Erasure erasure =
            new Erasure(ledger, later, terms, new FollowUps(ledger)::needsApplicant)) {
      assertThat(erasure.run()).isEqualTo(1);
      assertThat(
              ledger.<Integer, RuntimeException>read(
                  handle ->
                      handle
                          .createQuery("select count(*) from sealed_words")
                          .mapTo(Integer.class)
                          .one()))
          .isZero();
    }
    assertThat(api.hall.run("followup", "show", "1", "--who", "王督导", "--why", "复查"))
        .contains("王督导\tverified\tverified\t")
        .doesNotContain("我是", "159*", PLANTED.get(2));
    assertThat(
            api.hall.refused(
                "followup",
                "attachment",
                "1",
                outside.resolve("copy").toString(),
                "--who",
                "王督导",
                "--why",
                "复查"))
        .contains("附件已清除");
  }

  /** What a hall hands on: printed, as files, and what those are packed of. */
  private void export(ApiHall api, StringBuilder published) throws IOException {
    String month = LocalDate.now(CityTime.ZONE).toString().substring(0, 7);
    published.append(api.hall.run("results", month, "--json"));
    published.append(api.hall.run("remind"));
    published.append(api.hall.run("followup", "list"));
    Path reports = folder.resolve("reports");
    api.hall.run("report", month, "--staff", "--out", reports.toString());
    try (Stream<Path> files = Files.list(reports)) {
      Path sheet =
          files.filter(file -> file.toString().endsWith(".xlsx")).findFirst().orElseThrow();
      try (ZipFile parts = new ZipFile(sheet.toFile())) {
        for (ZipEntry part : Collections.list(parts.entries())) {
          byte[] bytes = parts.getInputStream(part).readAllBytes();
          published.append(new String(bytes, StandardCharsets.UTF_8));
        }
      }
    }
  }

  /**
   * Every value of every table as text; bytes as PostgreSQL and SQLite write them in hexadecimal.
   */
  private static void assertNothingInTables(ApiHall api) {
    try (Ledger ledger = Ledger.open(api.hall.ledger(), Clock.systemUTC())) {
      StringBuilder all = new StringBuilder();
      ledger.read(
          handle -> {
            String tables =
                ledger.isSqlite()
                    ? "select name from sqlite_master where type = 'table'"
                    : "select table_name from information_schema.tables where table_schema ="
                        + " 'public'";
            for (String table : handle.createQuery(tables).mapTo(String.class).list()) {
              for (Map<String, Object> row :
                  handle.createQuery("select * from " + table).mapToMap().list()) {
                row.values().forEach(value -> all.append(text(value)).append('\n'));
              }
            }
            return 0;
          });
      assertThat(all).contains("P-9");
      for (String planted : PLANTED) {
        byte[] bytes = planted.getBytes(StandardCharsets.UTF_8);
        assertThat(all).doesNotContain(planted).doesNotContain(HexFormat.of().formatHex(bytes));
      }
    }
  }

  private static String text(@Nullable Object value) {
    return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
  }

  private static void assertNothingIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String planted : PLANTED) {
          for (Charset charset :
              List.of(
                  StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, Charset.forName("GB18030"))) {
            assertThat(bytes.contains(latin(planted, charset)))
                .as("a planted value in %s as %s", file, charset)
                .isFalse();
          }
        }
      }
    }
  }

  private static String latin(String text, Charset charset) {
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }
}
