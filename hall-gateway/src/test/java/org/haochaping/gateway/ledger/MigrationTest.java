package org.haochaping.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.rules.FairPlayLimits;
import org.haochaping.gateway.settlement.Replay;
import org.haochaping.gateway.settlement.RulesSettings;
import org.haochaping.protocol.city.CityTime;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hall that began with the first version of the schema and is brought to the newest. */
class MigrationTest {
  private static final List<String> ROWS =
      List.of(
          "insert into terminal values ('w03', 3, 'sha', %1$s, 10, null)",
          "insert into journal values (1, 'j-1', 'w03', 3, %1$s, 20)",
          "insert into entry values (1, 1, 1, %2$s, %1$s, 30), (2, 1, 2, %2$s, %1$s, 31),"
              + " (3, 1, 3, %2$s, %1$s, 32)",
          "insert into aside values (1, 'w03', 'j-1', 7, 9, 'fork', %1$s, 40)",
          "insert into alarm values (1, 50, 51, 'fork', 'w03', 'why', 2)",
          "insert into service_case values (1, 'handle-1', 'P-1', 4, '%3$s', %1$s, 60),"
              + " (2, 'handle-2', 'P-2', 1, '%3$s', %1$s, 61)",
          rating(1, "b.1", 5, "1", "adopted"),
          rating(2, "b.2", 1, "1", "duplicate"),
          rating(3, "b.3", 3, "null", "no-case"),
          rating(4, "b.4", 2, "2", "adopted"),
          "insert into delivery values (1, 'reference', 'sent', 1, 'ok', 70),"
              + " (4, 'reference', 'refused', 2, '原话', 71), (4, 'national', 'pending', 0, '', null)",
          "insert into reader values ('settlement', 3)");

  private static final String BASICS =
      "{\"proStatus\":\"2\",\"acceptDate\":\"2026-11-02 10:00:00\",\"serviceName\":\"申报\"}";

  @TempDir Path folder;

  /** Each later press is a minute after the one before, from an hour after the acceptance on. */
  private static String rating(int id, String offer, int level, String file, String decision) {
    long at = 1_793_588_400_000L + 60_000L * id;
    return "insert into rating values (%d, '%s', 1, %d, 'w03', 3, %d, '108', '2020-05', '话', %d, %d,"
            .formatted(id, offer, id, level, at, at)
        + " 'trusted', %d, %s, 1, '%s')".formatted(at + 500, file, decision);
  }

  private static void begin(LedgerSettings settings) throws SQLException {
    boolean sqlite = settings.file().isPresent();
    Flyway.configure(MigrationTest.class.getClassLoader())
        .dataSource(settings.url(), settings.user(), settings.password())
        .locations("classpath:db/migration")
        .placeholders(Database.placeholders(sqlite))
        .target("1")
        .load()
        .migrate();
    String bytes = sqlite ? "x'0102'" : "decode('0102', 'hex')";
    String body = sqlite ? "x'7b7d'" : "decode('7b7d', 'hex')";
    try (Connection connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement statement = connection.createStatement()) {
      for (String row : ROWS) {
        statement.execute(
            row.startsWith("insert into rating ") ? row : row.formatted(bytes, body, BASICS));
      }
    }
  }

  private static List<String> strings(Ledger ledger, String sql) {
    return ledger.read(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private static RulesSettings rules() {
    return new RulesSettings(
        List.of("reference"),
        Optional.of(Duration.ofDays(7)),
        Duration.ofDays(3),
        CityTime.ZONE,
        false,
        new FairPlayLimits(5, Duration.ofMinutes(2), 60, 3));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void firstVersion_broughtToTheNewest_keepsEveryRowAndItsMeaning(Engine engine)
      throws SQLException {
    LedgerSettings settings = engine.fresh(folder);
    begin(settings);
    try (Ledger ledger = Ledger.open(settings, Clock.systemUTC())) {
      assertThat(strings(ledger, "select id || window_no || added_at from terminal"))
          .containsExactly("w03310");
      assertThat(strings(ledger, "select journal_id || up_to || began_at from journal"))
          .containsExactly("j-1320");
      assertThat(strings(ledger, "select '' || seq || received_at from entry order by id"))
          .containsExactly("130", "231", "332");
      assertThat(strings(ledger, "select reason || first_seq || last_seq from aside"))
          .containsExactly("fork79");
      assertThat(strings(ledger, "select kind || detail || times from alarm"))
          .containsExactly("forkwhy2");
      assertThat(
              strings(
                  ledger,
                  "select handle || ' ' || project_no || '/' || service_number || ' ' || state"
                      + " from service_case order by id"))
          .containsExactly("handle-1 P-1/4 accepted", "handle-2 P-2/1 accepted");
      assertThat(strings(ledger, "select basics from service_case")).containsOnly(BASICS);
      assertThat(
              strings(
                  ledger,
                  "select offer || ' ' || level || ' ' || reasons || free_text || ' ' || decision"
                      + " || ' ' || channel || source || about || is_default || withdrawn"
                      + " from rating order by id"))
          .containsExactly(
              "b.1 5 108话 adopted 4terminalwindow00",
              "b.2 1 108话 duplicate 4terminalwindow00",
              "b.3 3 108话 unbound 4terminalwindow00",
              "b.4 2 108话 adopted 4terminalwindow00");
      assertThat(
              strings(
                  ledger,
                  "select rating || ' ' || outcome || ' ' || rule from decision order by id"))
          .containsExactly(
              "1 adopted ONCE_PER_SERVICE",
              "2 duplicate ONCE_PER_SERVICE",
              "3 unbound REAL_NAME",
              "4 adopted ONCE_PER_SERVICE");
      assertThat(
              strings(
                  ledger,
                  "select outlet || ' ' || rating || ' case ' || service_case || ' number '"
                      + " || assess_number || ' ' || kind || ' ' || state || attempts || answer"
                      + " from delivery order by rating, outlet"))
          .containsExactly(
              "reference 1 case 1 number 4 rating sent1ok",
              "national 4 case 2 number 1 rating pending0",
              "reference 4 case 2 number 1 rating refused2原话");
      assertThat(strings(ledger, "select name || position from reader"))
          .containsExactly("settlement3");
      assertThat(new Replay(ledger, rules(), Clock.systemUTC()).run(false, change -> {}))
          .as("the rules of today say the same of them")
          .isEqualTo(new Replay.Summary(4, 0));
    }
  }
}
