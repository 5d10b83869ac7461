package org.haochaping.gateway.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.sqlite.SQLiteDataSource;

/** A SQLite file with its companions: opened plainly, moved and deleted together. */
final class SqliteFiles {
  private static final List<String> COMPANIONS = List.of("-wal", "-shm");

  private SqliteFiles() {}

  /** A plain connection, outside the pool. */
  static Connection open(Path file) throws SQLException {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    return source.getConnection();
  }

  /** The names of the tables that hold the gateway's rows. */
  static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet names =
            statement.executeQuery(
                "select name from sqlite_master where type = 'table'"
                    + " and name not like 'sqlite_%' and name not like 'flyway_%'"
                    + " order by name")) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }

  /**
   * Moves a file with its companions. These go first: a log that stays behind would be played into
   * whatever file comes next.
   */
  static void move(Path from, Path to) throws IOException {
    for (String companion : COMPANIONS) {
      Path file = from.resolveSibling(from.getFileName() + companion);
      if (Files.exists(file)) {
        Files.move(
            file, to.resolveSibling(to.getFileName() + companion), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
    syncFolder(to);
  }

  /** Copies a file with its log. */
  static void copy(Path from, Path to) throws IOException {
    Path log = from.resolveSibling(from.getFileName() + "-wal");
    Files.copy(from, to);
    if (Files.exists(log)) {
      Files.copy(log, to.resolveSibling(to.getFileName() + "-wal"));
    }
  }

  static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    for (String companion : COMPANIONS) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + companion));
    }
  }

  /** Puts a file's bytes and its name on disk. */
  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    syncFolder(file);
  }

  private static void syncFolder(Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }
}
