package org.haochaping.workshop.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.gateway.ledger.ChainCheck;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.settlement.Replay;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.hall.SampleRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFillTest {
  private static final long RATINGS = 3_000;

  @TempDir Path dir;

  @Test
  void ledger_generatedOnSqlite_isOneThatTheRulesAndTheChainsAgreeWith() throws SQLException {
    LedgerAt ledger = LedgerAt.sqlite(dir.resolve("ledger.db"));
    ledger.fill(dir, RATINGS, 1, done -> {});
    agrees(ledger);
  }

  @Test
  void ledger_generatedOnPostgresql_isOneThatTheRulesAndTheChainsAgreeWith()
      throws IOException, SQLException {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start()) {
      LedgerAt ledger =
          LedgerAt.postgresql(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
      ledger.fill(dir, RATINGS, 1, done -> {});
      agrees(ledger);
    }
  }

  @Test
  void ledger_notEmpty_isLeftAlone() {
    LedgerAt ledger = LedgerAt.sqlite(dir.resolve("ledger.db"));
    ledger.fill(dir, 100, 1, done -> {});
    assertThatThrownBy(() -> ledger.fill(dir, 100, 1, done -> {}))
        .isInstanceOf(HallException.class)
        .hasMessageContaining("not empty");
  }

  @Test
  void ledger_sameSeed_isTheSame() {
    LedgerAt one = LedgerAt.sqlite(dir.resolve("one.db"));
    LedgerAt two = LedgerAt.sqlite(dir.resolve("two.db"));
    LedgerAt other = LedgerAt.sqlite(dir.resolve("other.db"));
    one.fill(dir, 500, 1, done -> {});
    two.fill(dir, 500, 1, done -> {});
    other.fill(dir, 500, 2, done -> {});
    String print = "select sum(level * pressed_at % 1000003 * id) from rating";
    assertThat(two.number(print)).isEqualTo(one.number(print));
    assertThat(other.number(print)).isNotEqualTo(one.number(print));
  }

  private static void agrees(LedgerAt at) throws SQLException {
    assertThat(at.number("select count(*) from rating")).isBetween(RATINGS, RATINGS + 2);
    assertThat(at.number("select count(*) from rating where is_default = 1")).isPositive();
    assertThat(at.number("select count(*) from rating where decision = 'duplicate'")).isPositive();
    assertThat(at.number("select count(*) from followup"))
        .isPositive()
        .isEqualTo(
            at.number("select count(*) from rating where level <= 2 and decision = 'adopted'"));
    try (Ledger ledger = Ledger.open(at.settings(), Clock.systemUTC())) {
      List<String> changes = new ArrayList<>();
      Replay.Summary replayed =
          new Replay(ledger, SampleRules.shipped(), Clock.systemUTC())
              .run(false, change -> changes.add(change.toString()));
      assertThat(changes).isEmpty();
      assertThat(replayed.ratings()).isBetween(RATINGS, RATINGS + 2);
      List<String> broken = new ArrayList<>();
      ChainCheck.run(ledger, broken::add);
      assertThat(broken).isEmpty();
    }
  }
}
