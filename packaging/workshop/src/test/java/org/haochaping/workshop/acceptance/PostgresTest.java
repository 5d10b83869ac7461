package org.haochaping.workshop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
  @TempDir Path dir;

  @Test
  void ledger_onPostgres_takesTheSameWayAndSurvivesAKill() throws IOException, SQLException {
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
        Stage stage =
            Stage.setUp(
                dir,
                "ledger { url = \"%s\", user = postgres, password = postgres }"
                    .formatted(postgres.getJdbcUrl("postgres", "postgres")))) {
      stage.startAll();
      stage.rate(3);
      stage.kill("gateway");
      stage.rate(3);
      stage.start("gateway");
      stage.awaitAllAtCity();
      stage.assertVerified();
      stage.reconcile();
      assertThat(ratings(postgres)).isEqualTo(6);
    }
  }

  private static int ratings(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from rating")) {
      row.next();
      return row.getInt(1);
    }
  }
}
