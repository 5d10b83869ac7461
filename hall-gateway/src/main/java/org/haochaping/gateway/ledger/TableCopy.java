package org.haochaping.gateway.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.haochaping.gateway.ledger.Salvage.Tally;

/**
 * Copies a table row by row out of a damaged file. Where reading fails, the range of row ids behind
 * the last good row is halved until the unreadable rows are found one by one. A junk row id, too,
 * ends reading before its time, and says nothing; what is behind it is sought in growing steps.
 */
final class TableCopy {
  /** Failing reads that one table is worth; a file with more holes than this has little left. */
  private static final int MAX_FAILURES = 100_000;

  /** Looks behind rows where reading ended too early. */
  private static final int MAX_SEEKS = 10_000;

  /** How far behind the last good row to look where the table's end can't be read. */
  private static final long LOOK_AHEAD = 1_000_000;

  private static final int LOOK_AHEAD_FAILURES = 5_000;

  /** More rows than any hall has; beyond it are junk row ids only. */
  private static final long LAST_ROW = 1L << 48;

  private final String table;
  private final Connection from;
  private final Connection to;
  private final List<String> columns;
  private final List<Long> unreadable = new ArrayList<>();
  private long saved;
  private long unwanted;
  private long lastGood;
  private boolean endedEarly;
  private int seeksLeft = MAX_SEEKS;
  private int failuresLeft = MAX_FAILURES;

  TableCopy(String table, Connection from, Connection to) throws SQLException {
    this.table = table;
    this.from = from;
    this.to = to;
    this.columns = columns(to, table);
    // A file of an older version has fewer; where its schema can't be read, all are tried.
    List<String> there = columns(from, table);
    if (!there.isEmpty()) {
      this.columns.retainAll(there);
    }
  }

  Tally run() throws SQLException {
    long end = lastRow();
    copy(Long.MIN_VALUE + 1, end);
    boolean endKnown = end != Long.MAX_VALUE;
    if (endKnown) {
      copyBehind(end);
    }
    if (!endKnown) {
      failuresLeft = LOOK_AHEAD_FAILURES;
      copy(lastGood + 1, lastGood + LOOK_AHEAD);
    }
    // Where the end is unknown, a row behind the last good one may never have been there.
    long lost = unreadable.stream().filter(row -> endKnown || row < lastGood).count();
    return new Tally(saved, lost + unwanted, endKnown && !endedEarly);
  }

  /** The last row id; {@link Long#MAX_VALUE} where it can't be read. */
  private long lastRow() throws SQLException {
    try (Statement statement = from.createStatement();
        ResultSet row = statement.executeQuery("select max(rowid) from " + table)) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      return unlessDamage(e, Long.MAX_VALUE);
    }
  }

  /** The last row's id may be junk itself, and too low. */
  private void copyBehind(long end) throws SQLException {
    OptionalLong row = end < LAST_ROW ? firstIn(end + 1, LAST_ROW) : OptionalLong.empty();
    if (row.isPresent()) {
      endedEarly = true;
      copy(row.getAsLong(), LAST_ROW);
    }
  }

  private void copy(long first, long last) throws SQLException {
    OptionalLong at = OptionalLong.of(first);
    while (at.isPresent() && at.getAsLong() <= last && failuresLeft > 0) {
      at = copyFrom(at.getAsLong(), last);
    }
  }

  /** Copies as far as reading goes; where to go on, if it ended before its time. */
  private OptionalLong copyFrom(long first, long last) throws SQLException {
    long next = first;
    try (PreparedStatement query =
            from.prepareStatement(
                "select rowid as row_id, "
                    + String.join(", ", columns)
                    + " from "
                    + table
                    + " where rowid between ? and ? order by rowid");
        PreparedStatement insert = to.prepareStatement(insert())) {
      query.setLong(1, first);
      query.setLong(2, last);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          next = Math.max(next, row.getLong(1) + 1);
          copyRow(row, insert);
        }
      }
    } catch (SQLException e) {
      unlessDamage(e, 0);
      failuresLeft--;
      behind(Math.max(next, first), last);
      return OptionalLong.empty();
    }
    return next <= last && last != Long.MAX_VALUE ? seek(next, last) : OptionalLong.empty();
  }

  /** The next row there is, in growing steps: what is read first stands in the way of the rest. */
  private OptionalLong seek(long first, long last) throws SQLException {
    long start = Math.max(first, 0); // row ids are given from 1 on
    for (long step = 1; start <= last - step && seeksLeft > 0; step *= 2) {
      seeksLeft--;
      OptionalLong row = firstIn(start + step, last);
      if (row.isPresent()) {
        endedEarly = true;
        return row;
      }
    }
    return OptionalLong.empty();
  }

  private OptionalLong firstIn(long first, long last) throws SQLException {
    try (PreparedStatement query =
        from.prepareStatement(
            "select rowid from " + table + " where rowid between ? and ? order by rowid limit 1")) {
      query.setLong(1, first);
      query.setLong(2, last);
      try (ResultSet row = query.executeQuery()) {
        // Behind a junk row id SQLite may give one that is before the range.
        return row.next() && row.getLong(1) >= first
            ? OptionalLong.of(row.getLong(1))
            : OptionalLong.empty();
      }
    } catch (SQLException e) {
      unlessDamage(e, 0);
      endedEarly = true;
      failuresLeft--;
      return OptionalLong.empty();
    }
  }

  /** What lies behind a row that could be read, up to one that may not be there at all. */
  private void behind(long first, long last) throws SQLException {
    if (last == Long.MAX_VALUE) {
      return; // the caller looks a bounded way ahead
    }
    if (first >= last) {
      if (first == last) {
        unreadable.add(first);
      }
      return;
    }
    long start = Math.max(first, 0); // row ids are given from 1 on
    long middle = start + (last - start) / 2;
    copy(start, middle);
    copy(middle + 1, last);
  }

  private void copyRow(ResultSet row, PreparedStatement insert) throws SQLException {
    insert.setObject(1, row.getObject(1));
    for (int column = 0; column < columns.size(); column++) {
      insert.setObject(column + 2, row.getObject(column + 2));
    }
    lastGood = row.getLong(1);
    if (insert.executeUpdate() == 1) {
      saved++;
    } else {
      unwanted++; // garbage that breaks a constraint
    }
  }

  private String insert() {
    return "insert or ignore into "
        + table
        + " (rowid, "
        + String.join(", ", columns)
        + ") values (?, "
        + columns.stream().map(column -> "?").collect(Collectors.joining(", "))
        + ")";
  }

  private static List<String> columns(Connection to, String table) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = to.createStatement();
        ResultSet info =
            statement.executeQuery(
                "select name, type, pk from pragma_table_info('" + table + "')")) {
      while (info.next()) {
        // An integer primary key is the row id itself.
        if (!(info.getInt("pk") == 1 && info.getString("type").equalsIgnoreCase("integer"))) {
          columns.add(info.getString("name"));
        }
      }
    }
    return columns;
  }

  private static long unlessDamage(SQLException e, long value) throws SQLException {
    if (!Damage.isCauseOf(e)) {
      throw e;
    }
    return value;
  }
}
