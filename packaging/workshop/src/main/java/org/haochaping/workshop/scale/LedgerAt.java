package org.haochaping.workshop.scale;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Properties;
import java.util.function.LongConsumer;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.ledger.LedgerSettings;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.workshop.hall.HallException;

/** An empty ledger to fill, SQLite or PostgreSQL. */
record LedgerAt(LedgerSettings settings) {
  static LedgerAt sqlite(Path file) {
    return new LedgerAt(LedgerSettings.sqlite(file));
  }

  static LedgerAt postgresql(String url, String user, String password) {
    return new LedgerAt(LedgerSettings.postgresql(url, user, password));
  }

  boolean isSqlite() {
    return settings.file().isPresent();
  }

  /**
   * Makes the schema and fills it.
   *
   * @param keys the hall's keys
   * @return how many ratings there are
   * @throws HallException if it is not empty, or can't be written
   */
  long fill(Path keys, long ratings, long seed, LongConsumer progress) {
    Ledger.open(settings, Clock.systemUTC()).close();
    try (Connection connection = connect()) {
      if (number(connection, "select count(*) from terminal") > 0) {
        throw new HallException(
            "台账不是空的 / the ledger is not empty; name an empty database: " + settings.url());
      }
      Seal seal = Seal.open(keys.resolve("privacy.key"));
      return new LedgerFill(connection, isSqlite(), seal, Clock.systemUTC())
          .run(ratings, seed, CityTime.ZONE, progress);
    } catch (SQLException e) {
      throw new HallException("台账写不了 / the ledger can't be written: " + e.getMessage(), e);
    }
  }

  /** What one number a statement gives. */
  long number(String query) {
    try (Connection connection = connect()) {
      return number(connection, query);
    } catch (SQLException e) {
      throw new HallException("台账读不了 / the ledger can't be read: " + e.getMessage(), e);
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", settings.user());
    properties.setProperty("password", settings.password());
    if (!isSqlite()) {
      // As the gateway has it: rows of a batch in one statement.
      properties.setProperty("reWriteBatchedInserts", "true");
    }
    return DriverManager.getConnection(settings.url(), properties);
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** For the gateway's configuration. */
  String configuration() {
    return isSqlite()
        ? ""
        : "ledger { url = \"%s\", user = \"%s\", password = \"%s\" }"
            .formatted(settings.url(), settings.user(), settings.password());
  }
}
