package org.haochaping.gateway.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a damaged SQLite file by a fresh one with all that can be read. The damaged one stays,
 * under another name. A kill at any moment loses nothing: the fresh file takes its place only when
 * it is whole and on disk, and a start that finds the exchange half done ends it.
 */
final class Salvage {
  private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

  private final Path file;
  private final Clock clock;

  Salvage(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Ends an exchange that was cut off, and drops a copy that was never finished. */
  void finishEarlierOne() throws IOException {
    SqliteFiles.delete(beside("salvaging"));
    if (Files.exists(beside("salvaged"))) {
      exchange();
    }
  }

  /** Notes of a good file what a salvage will want to know. */
  void prepare() {
    try {
      new SchemaPages(file).keep();
    } catch (IOException | SQLException e) {
      LOG.warn("no copy of the schema's pages reason={}", e.getMessage());
    }
  }

  /** Does all of it; afterwards the file is good. */
  void run() throws IOException {
    LOG.error("ledger damaged file={} salvage begins", file);
    Path unfinished = beside("salvaging");
    SqliteFiles.delete(unfinished);
    Path aside = aside();
    Path source = source();
    Map<String, Tally> tallies = copy(source, unfinished, aside);
    if (!source.equals(file)) {
      SqliteFiles.delete(source);
    }
    SqliteFiles.sync(unfinished);
    SqliteFiles.move(unfinished, beside("salvaged"));
    exchange(aside);
    LOG.error("ledger salvaged aside={} {}", aside, tallies);
  }

  /** What to read from: the file, or a copy of it that knows again where its tables begin. */
  private Path source() throws IOException {
    Path copy = beside("reading");
    SqliteFiles.delete(copy);
    if (hasSchema()) {
      return file;
    }
    SqliteFiles.copy(file, copy);
    return new SchemaPages(file).putInto(copy) ? copy : file;
  }

  private boolean hasSchema() {
    try (Connection connection = SqliteFiles.open(file)) {
      return !SqliteFiles.tables(connection).isEmpty();
    } catch (SQLException e) {
      LOG.error("the schema can't be read reason={}", e.getMessage());
      return false;
    }
  }

  private Map<String, Tally> copy(Path source, Path fresh, Path aside) throws IOException {
    Map<String, Tally> tallies = new TreeMap<>();
    try (Database database = Database.open(LedgerSettings.sqlite(fresh))) {
      try (Connection to = database.pool().getConnection()) {
        to.setAutoCommit(false);
        for (String table : SqliteFiles.tables(to)) {
          tallies.put(table, copyTable(source, table, to));
          to.commit();
        }
        Tally entries = tallies.getOrDefault("entry", new Tally(0, 0, true));
        tallies.put("entry", entries.butLost(new JournalMarks(to).recompute()));
        putReadersBack(to);
        to.commit();
      }
      String detail =
          "%s, kept as %s: %s".formatted(file.getFileName(), aside.getFileName(), tallies);
      database
          .jdbi()
          .useTransaction(
              handle -> Alarms.raise(handle, clock, "ledger-damaged", Optional.empty(), detail, 1));
    } catch (SQLException e) {
      throw new LedgerException(
          "台账抢救失败 / the ledger can't be salvaged into " + fresh + ": " + e.getMessage(), e);
    }
    return tallies;
  }

  /** Numbers of rows that are lost are given out again, and have to be read then. */
  private static void putReadersBack(Connection to) throws SQLException {
    try (Statement statement = to.createStatement()) {
      statement.executeUpdate(
          "update reader set position = min(position, (select coalesce(max(id), 0) from entry))"
              + " where name like 'settlement%'");
      statement.executeUpdate(
          "update reader set position ="
              + " min(position, (select coalesce(max(id), 0) from decision)) where name = 'followup'");
    }
  }

  /** Each table with a connection of its own: one that met damage may refuse all that follows. */
  private Tally copyTable(Path source, String table, Connection to) throws SQLException {
    try (Connection from = SqliteFiles.open(source)) {
      // Without a schema there is nothing to search for; a file of an older version lacks tables.
      if (!SqliteFiles.tables(from).contains(table)) {
        return new Tally(0, 0, false);
      }
      return new TableCopy(table, from, to).run();
    } catch (SQLException e) {
      if (Damage.isCauseOf(e)) {
        LOG.error("nothing readable table={} reason={}", table, e.getMessage());
        return new Tally(0, 0, false);
      }
      throw e;
    }
  }

  private void exchange() throws IOException {
    exchange(aside());
  }

  private void exchange(Path aside) throws IOException {
    SqliteFiles.move(file, aside);
    SqliteFiles.move(beside("salvaged"), file);
  }

  private Path aside() {
    return beside("damaged-" + STAMP.format(clock.instant()));
  }

  private Path beside(String suffix) {
    return file.resolveSibling(file.getFileName() + "." + suffix);
  }

  /**
   * How many rows of a table were saved, and how many are known to be lost.
   *
   * @param all whether that is all that was there; otherwise its end could not be read
   */
  record Tally(long saved, long lost, boolean all) {
    Tally butLost(long more) {
      return new Tally(saved - more, lost + more, all);
    }

    @Override
    public String toString() {
      return "saved " + saved + " lost " + (all ? "" : "at least ") + lost;
    }
  }
}
