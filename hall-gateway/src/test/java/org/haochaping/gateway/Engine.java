package org.haochaping.gateway;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.haochaping.gateway.ledger.LedgerSettings;

/** The two databases that every test of the ledger runs on, each time an empty one. */
public enum Engine {
  SQLITE {
    @Override
    public LedgerSettings fresh(Path folder) {
      return LedgerSettings.sqlite(folder.resolve("ledger.db"));
    }
  },
  POSTGRESQL {
    @Override
    public LedgerSettings fresh(Path folder) {
      String name = "ledger" + COUNT.incrementAndGet();
      try (Connection connection = Server.ONE.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      } catch (SQLException e) {
        throw new IllegalStateException("no database for the test", e);
      }
      return LedgerSettings.postgresql(
          "jdbc:postgresql://localhost:" + Server.ONE.getPort() + "/" + name, "postgres", "");
    }
  };

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Where to open an empty ledger. */
  public abstract LedgerSettings fresh(Path folder);

  /** One PostgreSQL for all tests of a run; it ends with the JVM. */
  private static final class Server {
    private static final EmbeddedPostgres ONE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setPGStartupWait(Duration.ofMinutes(2))
            .setServerConfig("fsync", "off")
            .setServerConfig("max_connections", "200")
            .start();
      } catch (IOException | IllegalStateException e) {
        throw new UncheckedIOException(
            "PostgreSQL for the tests does not start; as root it needs Debian's util-linux"
                + " (unshare): run ./hall test",
            new IOException(e));
      }
    }
  }
}
