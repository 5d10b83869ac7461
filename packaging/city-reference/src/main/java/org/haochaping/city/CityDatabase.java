package org.haochaping.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** The SQLite file {@code city.db}: what is answered as taken is on disk. */
final class CityDatabase {
  private static final int BUSY_MILLIS = 15_000;

  private static final String RECORD_COLUMNS =
      "(id integer primary key, project_no text not null, number integer not null,"
          + " service_number integer not null, hash blob not null, received_at integer not null,"
          + " body text not null, unique (project_no, number))";

  private final Path file;

  private CityDatabase(Path file) {
    this.file = file;
  }

  static CityDatabase open(Path dataDir) {
    Path file = dataDir.resolve("city.db");
    try {
      Files.createDirectories(dataDir);
    } catch (IOException e) {
      throw new CityException("目录建不了 / can't make the folder " + dataDir + ": " + e, e);
    }
    CityDatabase database = new CityDatabase(file);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists service " + RECORD_COLUMNS);
      statement.execute("create table if not exists rating " + RECORD_COLUMNS);
      statement.execute(
          "create table if not exists answer (key text primary key, body_hash blob not null,"
              + " answer blob not null, answered_at integer not null) without rowid");
      statement.execute(
          "create table if not exists tally (name text primary key, n integer not null)"
              + " without rowid");
    } catch (SQLException e) {
      throw new CityException("打不开 / can't open " + file + ": " + e.getMessage(), e);
    }
    return database;
  }

  Connection connect() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    return config.createConnection("jdbc:sqlite:" + file);
  }
}
