package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.haochaping.city.ReferenceCity;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.settlement.Source;
import org.haochaping.gateway.settlement.Submissions;
import org.haochaping.gateway.settlement.SubmittedRating;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.CityTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole gateway beside a real city that other channels send to as well (article 7). */
class RegionDataTest {
  private final Instant accepted =
      Instant.now().minus(Duration.ofHours(5)).truncatedTo(ChronoUnit.SECONDS);

  @TempDir Path folder;
  private ReferenceCity city;
  private ElsewhereAtTheCity app;
  private TestHall hall;

  @BeforeEach
  void start() {
    city = ReferenceCity.start(folder.resolve("city"), 0);
    app = new ElsewhereAtTheCity(city.url(), LocalDateTime.ofInstant(accepted, CityTime.ZONE));
  }

  @AfterEach
  void stop() {
    hall.close();
    city.close();
  }

  private TestHall hall(Engine engine) throws Exception {
    Files.createDirectories(folder.resolve("data"));
    hall =
        TestHall.in(folder, engine.fresh(folder.resolve("data")))
            .with("hall.area-code = 150902")
            .with("city { enabled = true, token = hall, url = \"%s\" }".formatted(city.url()))
            .with("city { first-retry = 10ms, longest-retry = 50ms }")
            .with("city.fetch { enabled = true, every = 50ms, page = 2 }");
    return hall;
  }

  private void register(String... projects) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (String project : projects) {
      lines.append(app.line(project)).append('\n');
    }
    Path file = Files.writeString(folder.resolve("cases.jsonl"), lines.toString());
    hall.run("cases", "import", file.toString(), "--window", "3");
  }

  /** A rating of the hall's own, which will go to the city. */
  private void own(String project, int afterMinutes) throws SQLException {
    GatewayConfig config = GatewayConfig.load(hall.config());
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      String handle =
          strings("select handle from service_case where project_no = '" + project + "'").get(0);
      new Submissions(
              ledger, config.rules(), new SealedWords(config.seal()), Clock.systemUTC(), () -> {})
          .take(
              Source.PHONE,
              project,
              new SubmittedRating(
                      handle,
                      SatisfactionLevel.SATISFIED,
                      "3",
                      accepted.plus(Duration.ofMinutes(afterMinutes)).plusMillis(300),
                      3,
                      "",
                      List.of(),
                      "",
                      "window",
                      0)
                  .encode());
    }
  }

  private List<String> strings(String sql) {
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      return ledger.read(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
  }

  /** What became of each rating, by case and source. */
  private Map<String, String> outcomes() {
    Map<String, String> outcomes = new TreeMap<>();
    for (String line :
        strings(
            "select coalesce(c.project_no, r.case_handle) || ' ' || r.source || '=' || r.decision"
                + " from rating r left join service_case c on c.id = r.service_case")) {
      String[] parts = line.split("=", -1);
      outcomes.merge(parts[0], parts[1], (one, other) -> one + "," + other);
    }
    return outcomes;
  }

  private void inCity(String projectNo, String record) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("city/city.db"));
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into rating (project_no, number, service_number, hash, received_at, body)"
                    + " values (?, 1, 1, zeroblob(32), 0, ?)")) {
      insert.setString(1, projectNo);
      insert.setString(2, record);
      insert.executeUpdate();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void REGION_DATA_everyChannel_comesBackUnderTheSameRulesAndOwnOnesAreKnown(Engine engine)
      throws Exception {
    hall(engine);
    register("P-1", "P-2", "P-3");
    own("P-1", 30);
    own("P-3", 20);
    app.rate("P-2", ElsewhereAtTheCity.AREA, 1, List.of("108"), 30);
    app.rate("P-3", ElsewhereAtTheCity.AREA, 5, List.of(), 40);
    app.rate("P-8", "150100000000", 5, List.of(), 30);
    app.rate("P-9", ElsewhereAtTheCity.AREA, 2, List.of("213"), 30);
    hall.start();

    await()
        .untilAsserted(
            () ->
                assertThat(strings("select '' || position from reader where name = 'city-ratings'"))
                    .as("the last of six at the city: own ones, one sent anew under number 2")
                    .containsExactly("6"));
    assertThat(outcomes())
        .containsExactlyEntriesOf(
            new TreeMap<>(
                Map.of(
                    "P-1 phone", "adopted",
                    "P-2 region", "adopted",
                    "P-3 phone", "adopted",
                    "P-3 region", "duplicate",
                    "P-9/1 region", "unbound")));
    assertThat(strings("select level || channel || reasons from rating where source = 'region'"))
        .containsExactlyInAnyOrder("12108", "52", "22213");
    await()
        .untilAsserted(
            () -> assertThat(strings("select state from followup")).containsExactly("opened"));
    await()
        .untilAsserted(
            () ->
                assertThat(strings("select state || assess_number from delivery order by id"))
                    .as("nothing of the region goes back, and no number twice")
                    .containsExactlyInAnyOrder("sent1", "sent2"));
    assertThat(hall.run("reconcile")).endsWith("differences=0").contains("elsewhere=");
    assertThat(hall.run("rules", "replay")).contains("ratings=5 changes=0");

    register("P-9");
    await().untilAsserted(() -> assertThat(outcomes()).containsEntry("P-9 region", "adopted"));
    assertThat(bodies("submission"))
        .hasSize(5)
        .noneMatch(body -> body.contains(ElsewhereAtTheCity.NAME) || body.contains("13999999999"));
  }

  private List<String> bodies(String table) {
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      List<byte[]> bodies =
          ledger.read(
              handle -> handle.createQuery("select body from " + table).mapTo(byte[].class).list());
      return bodies.stream().map(body -> new String(body, StandardCharsets.UTF_8)).toList();
    }
  }

  private List<String> asides() {
    SealedWords words = new SealedWords(GatewayConfig.load(hall.config()).seal());
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      return ledger.read(
          handle ->
              handle
                  .createQuery("select city_id from region_aside")
                  .mapTo(Long.class)
                  .list()
                  .stream()
                  .map(id -> words.of(handle, SealedWords.Kind.ASIDE, id).orElseThrow())
                  .toList());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void REGION_DATA_malformed_isKeptAsideAndNeverTurnedIntoAnotherLevel(Engine engine)
      throws Exception {
    hall(engine);
    register("P-1", "P-2", "P-3", "P-4");
    String good = app.line("P-1");
    String rating =
        good.substring(0, good.length() - 1)
            + ",\"assessNumber\":1,\"pf\":\"2\",\"satisfaction\":\"%s\",\"evalDetail\":\"%s\","
            + "\"assessTime\":\"%s\",\"isdefault\":\"0\",\"effectivEvalua\":\"1\"}";
    String time = CityTime.format(app.accepted().plusMinutes(5));
    inCity("P-1", rating.formatted("9", "", time));
    inCity("P-2", rating.replace("P-1", "P-2").formatted("5", "108", time));
    inCity("P-3", rating.replace("P-1", "P-3").formatted("5", "", "yesterday"));
    app.rate("P-4", ElsewhereAtTheCity.AREA, 3, List.of(), 10);
    hall.start();

    await().untilAsserted(() -> assertThat(outcomes()).containsEntry("P-4 region", "adopted"));
    assertThat(outcomes()).hasSize(1);
    assertThat(strings("select city_id || ' ' || reason from region_aside order by city_id"))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("1 satisfaction:"),
            line -> assertThat(line).startsWith("2 evalDetail:"),
            line -> assertThat(line).startsWith("3 assessTime:"));
    assertThat(strings("select kind || times from alarm")).contains("region-malformed3");
    assertThat(bodies("region_aside")).as("sealed").containsExactly("", "", "");
    assertThat(asides())
        .hasSize(3)
        .allSatisfy(
            body ->
                assertThat(body)
                    .contains("satisfaction")
                    .doesNotContain(ElsewhereAtTheCity.NAME, "mobile"));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RATER_PRIVACY_reasonThatRepeatsANumber_isKeptMasked(Engine engine) throws Exception {
    hall(engine);
    String good = app.line("P-1");
    inCity(
        "P-1",
        good.substring(0, good.length() - 1)
            + ",\"assessNumber\":13999999999,\"pf\":\"2\",\"satisfaction\":\"5\"}");
    hall.start();
    await()
        .untilAsserted(
            () ->
                assertThat(strings("select reason from region_aside"))
                    .containsExactly("assessNumber: 139****9999 is not within 1 to 999999999"));
  }

  @Test
  void REGION_DATA_cityFailsAndComesBack_allComesAndAgainChangesNothing() throws Exception {
    hall(Engine.SQLITE);
    register("P-1");
    for (int i = 1; i <= 5; i++) {
      app.rate("P-" + i, ElsewhereAtTheCity.AREA, 4, List.of(), 10 + i);
    }
    city.switches("look-fail-rate = 1, fail-status = 503, retry-after-seconds = 0");
    hall.start();
    await()
        .untilAsserted(
            () -> assertThat(strings("select kind from alarm")).contains("city-fetch-failing"));
    assertThat(outcomes()).isEmpty();
    city.switches("look-fail-rate = 0");
    await().untilAsserted(() -> assertThat(outcomes()).hasSize(5));

    hall.close();
    Map<String, String> before = outcomes();
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      ledger.write(
          handle -> handle.execute("update reader set position = 1 where name = 'city-ratings'"));
    }
    hall.start();
    await()
        .untilAsserted(
            () ->
                assertThat(strings("select '' || position from reader where name = 'city-ratings'"))
                    .containsExactly("5"));
    assertThat(outcomes()).isEqualTo(before);
  }
}
