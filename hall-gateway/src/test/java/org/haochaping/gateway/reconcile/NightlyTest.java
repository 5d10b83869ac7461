package org.haochaping.gateway.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.haochaping.city.ReferenceCity;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.city.CityRecords;
import org.haochaping.gateway.city.Courier;
import org.haochaping.gateway.city.OutboxHall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("try") // a courier works while it is open; nobody calls it
class NightlyTest {
  private static final Nightly.Time HALF_PAST_TWO =
      new Nightly.Time(LocalTime.of(2, 30), ZoneId.of("Asia/Shanghai"));

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private ReferenceCity city;

  @BeforeEach
  void start() {
    city = ReferenceCity.start(folder.resolve("city"), 0);
  }

  @AfterEach
  void stop() {
    city.close();
  }

  private final class HandClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  private void at(String time) {
    now.set(Instant.parse(time));
  }

  private OutboxHall delivered(Engine engine) {
    OutboxHall hall = new OutboxHall(engine, folder);
    hall.rate(6, 5, "");
    try (Courier courier = hall.courier(city.url(), 500)) {
      await().atMost(Duration.ofSeconds(60)).until(() -> hall.count("sent") == 6);
    }
    return hall;
  }

  private Nightly nightly(OutboxHall hall, Nightly.Comparison comparison) {
    return new Nightly(hall.ledger(), comparison, HALF_PAST_TWO, new HandClock(), Duration.ZERO);
  }

  private Nightly.Comparison real(OutboxHall hall) {
    Reconcile reconcile =
        new Reconcile(
            hall.ledger(),
            new CityRecords(hall.cases(), "4"),
            Optional.of(OutboxHall.settings(city.url(), 500)),
            false);
    return lines -> reconcile.run(List.of(), lines);
  }

  private void inCity(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("city/city.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> alarms(OutboxHall hall) {
    return hall.ledger()
        .read(handle -> handle.createQuery("select kind from alarm").mapTo(String.class).list());
  }

  private static Optional<Night> last(OutboxHall hall) {
    return new Nights(hall.ledger()).last();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void step_atTheHallsTimeOfDay_comparesOnceANightAndMakesUpForAMissedOne(Engine engine)
      throws Exception {
    try (OutboxHall hall = delivered(engine)) {
      at("2026-11-25T10:00:00Z");
      Nightly nightly = nightly(hall, real(hall));
      assertThat(nightly.step()).as("a fresh hall waits for its night").isFalse();
      at("2026-11-25T18:29:59Z");
      assertThat(nightly.step()).isFalse();
      at("2026-11-25T18:30:00Z");
      assertThat(nightly.step()).isTrue();
      assertThat(nightly.step()).as("once a night").isFalse();
      assertThat(last(hall))
          .contains(
              new Night(
                  LocalDate.of(2026, 11, 26),
                  now.get(),
                  now.get(),
                  "entries=6 ratings=6 sent=6 pending=0 refused=0 city=6 differences=0",
                  0,
                  ""));
      assertThat(alarms(hall)).isEmpty();
      at("2026-11-28T05:00:00Z");
      Nightly restarted = nightly(hall, real(hall));
      assertThat(restarted.step()).as("the gateway was off at night").isTrue();
      assertThat(last(hall).orElseThrow().night()).isEqualTo(LocalDate.of(2026, 11, 28));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void difference_atBothLooks_isKeptAndAnAlarm(Engine engine) throws Exception {
    try (OutboxHall hall = delivered(engine)) {
      inCity("delete from rating where project_no = 'P-00005'");
      at("2026-11-25T10:00:00Z");
      Nightly nightly = nightly(hall, real(hall));
      at("2026-11-25T19:00:00Z");
      assertThat(nightly.step()).isTrue();
      assertThat(last(hall).orElseThrow().differences()).isEqualTo(1);
      assertThat(last(hall).orElseThrow().firstLines()).contains("rating/P-00005/1");
      assertThat(alarms(hall)).containsExactly("reconcile");
    }
  }

  @Test
  void difference_underWayAtTheFirstLookOnly_isNone() throws Exception {
    try (OutboxHall hall = delivered(Engine.SQLITE)) {
      inCity("create table meanwhile as select * from rating where project_no = 'P-00005'");
      inCity("delete from rating where project_no = 'P-00005'");
      at("2026-11-25T10:00:00Z");
      Nightly.Comparison real = real(hall);
      Nightly nightly =
          nightly(
              hall,
              lines -> {
                Reconcile.Summary found = real.look(lines);
                inCity("insert or ignore into rating select * from meanwhile");
                return found;
              });
      at("2026-11-25T19:00:00Z");
      assertThat(nightly.step()).isTrue();
      assertThat(last(hall).orElseThrow().differences()).isZero();
      assertThat(alarms(hall)).isEmpty();
    }
  }

  @Test
  void city_notThere_isSaidAndDisturbsNothing() throws Exception {
    try (OutboxHall hall = delivered(Engine.SQLITE)) {
      city.close();
      at("2026-11-25T10:00:00Z");
      Nightly nightly = nightly(hall, real(hall));
      at("2026-11-25T19:00:00Z");
      assertThat(nightly.step()).isTrue();
      assertThat(last(hall).orElseThrow().firstLines()).contains("not compared");
      assertThat(alarms(hall)).containsExactly("reconcile");
    }
  }
}
