package org.haochaping.gateway.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.haochaping.city.ReferenceCity;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.city.CityRecords;
import org.haochaping.gateway.city.Courier;
import org.haochaping.gateway.city.OutboxHall;
import org.haochaping.protocol.journal.HashChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@SuppressWarnings("try") // a courier works while it is open; nobody calls it
class ReconcileTest {
  @TempDir Path folder;
  private final List<String> lines = new ArrayList<>();
  private ReferenceCity city;

  @BeforeEach
  void start() {
    city = ReferenceCity.start(folder.resolve("city"), 0);
  }

  @AfterEach
  void stop() {
    city.close();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void all_inOrder_hasNoDifference(Engine engine) throws SQLException {
    try (OutboxHall hall = delivered(engine, 30)) {
      Reconcile.Summary summary = reconcile(hall, journalOf(hall));

      assertThat(lines).isEmpty();
      assertThat(summary.line())
          .isEqualTo(
              "journals=1 journal-entries=30 entries=30 ratings=30 sent=30 pending=0 refused=0"
                  + " city=30 differences=0");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void eachDifference_withTheCity_isNamed(Engine engine) throws SQLException {
    try (OutboxHall hall = delivered(engine, 12)) {
      inCity("update rating set hash = zeroblob(32) where project_no = 'P-00003'");
      inCity("delete from rating where project_no = 'P-00005'");
      inCity("insert into rating select 99, 'P-00000', 1, 1, hash, 0, body from rating limit 1");
      inCity("delete from service where project_no = 'P-00007'");
      hall.ledger()
          .write(
              handle -> handle.execute("update delivery set state = 'pending' where rating = 9"));
      hall.rate(1, 5, "");
      hall.ledger()
          .write(
              handle ->
                  handle.execute(
                      "update delivery set state = 'refused', answer = '原话' where rating = 13"));

      assertThat(reconcile(hall).differences()).isEqualTo(5);
      assertThat(lines)
          .satisfiesExactlyInAnyOrder(
              line -> assertThat(line).contains("rating/P-00000/1", "not in the ledger"),
              line -> assertThat(line).contains("rating/P-00003/1", "not the same"),
              line -> assertThat(line).contains("rating/P-00005/1", "not at the city"),
              line -> assertThat(line).contains("service/P-00007/1", "not at the city"),
              line -> assertThat(line).contains("pending: rating/P-00009/1", "not confirmed yet"),
              line -> assertThat(line).contains("rating/P-00013/1", "refused by the city: 原话"));
    }
  }

  @Test
  void rating_alteredInTheLedger_isNamedTwice() throws SQLException {
    try (OutboxHall hall = delivered(Engine.SQLITE, 5)) {
      hall.ledger().write(handle -> handle.execute("update rating set level = 2 where id = 4"));

      reconcile(hall);
      assertThat(lines)
          .satisfiesExactly(
              line -> assertThat(line).contains("offer b.4", "not what the raw entry says"),
              line -> assertThat(line).contains("rating/P-00004/1", "not the same at the city"));
    }
  }

  @Test
  void rating_lostFromTheLedger_isNamed() throws SQLException {
    try (OutboxHall hall = delivered(Engine.SQLITE, 5)) {
      hall.ledger().write(handle -> handle.execute("delete from delivery where rating = 2"));
      hall.ledger().write(handle -> handle.execute("delete from rating where id = 3"));

      reconcile(hall);
      assertThat(lines)
          .anySatisfy(line -> assertThat(line).contains("offer b.3", "not settled"))
          .anySatisfy(line -> assertThat(line).contains("offer b.2", "never handed on"))
          .anySatisfy(line -> assertThat(line).contains("rating/P-00002/1", "not in the ledger"));
    }
  }

  @Test
  void journal_withDifferences_namesEachRange() throws SQLException {
    try (OutboxHall hall = delivered(Engine.SQLITE, 20)) {
      Path journal = journalOf(hall);
      hall.ledger()
          .write(handle -> handle.execute("delete from entry where seq between 15 and 17"));
      hall.ledger()
          .write(handle -> handle.execute("update entry set hash = zeroblob(32) where seq = 4"));
      execute(journal, "delete from journal where seq > 18");
      execute(journal, "update journal set body = x'7b7d' where seq = 9");

      reconcile(hall, journal);
      assertThat(lines)
          .filteredOn(line -> line.contains("journal "))
          .satisfiesExactly(
              line -> assertThat(line).contains("seq=4:", "not the same entry"),
              line -> assertThat(line).contains("seq=9:", "own chain is broken"),
              line -> assertThat(line).contains("seq=15–17:", "not in the ledger"),
              line -> assertThat(line).contains("seq=19–20:", "not in the journal"));
    }
  }

  @Test
  void journal_prunedBehindItsAnchor_isComparedFromThere() throws SQLException {
    try (OutboxHall hall = delivered(Engine.SQLITE, 10)) {
      Path journal = journalOf(hall);
      execute(
          journal,
          "insert into meta select 'anchor-hash', lower(hex(hash)) from journal where seq = 6");
      execute(journal, "insert into meta values ('anchor-seq', '6')");
      execute(journal, "delete from journal where seq <= 6");

      assertThat(reconcile(hall, journal).line()).contains("journal-entries=4", "differences=0");
    }
  }

  @Test
  void journal_thatIsNone_isADifference() throws SQLException {
    try (OutboxHall hall = delivered(Engine.SQLITE, 1)) {
      assertThat(reconcile(hall, folder.resolve("none.db")).differences()).isEqualTo(1);
    }
  }

  @Test
  void city_thatDoesNotAnswer_isADifference() throws SQLException {
    try (OutboxHall hall = delivered(Engine.SQLITE, 1)) {
      city.close();
      assertThat(reconcile(hall).differences()).isEqualTo(1);
      assertThat(lines.get(0)).contains("no answer, not compared");
    }
  }

  private OutboxHall delivered(Engine engine, int ratings) {
    OutboxHall hall = new OutboxHall(engine, folder);
    hall.rate(ratings, 5, "");
    try (Courier courier = hall.courier(city.url(), 500)) {
      await().until(() -> hall.count("sent") == ratings);
    }
    return hall;
  }

  private Reconcile.Summary reconcile(OutboxHall hall, Path... journals) throws SQLException {
    return new Reconcile(
            hall.ledger(),
            new CityRecords(hall.cases(), "4"),
            Optional.of(OutboxHall.settings(city.url(), 500)),
            false)
        .run(List.of(journals), lines::add);
  }

  /** A terminal's journal file with just what the ledger has. */
  private Path journalOf(OutboxHall hall) throws SQLException {
    Path file = folder.resolve("journal.db");
    execute(
        file,
        "create table journal (seq integer primary key, kind text not null, body blob not null,"
            + " hash blob not null)");
    execute(file, "create table meta (name text primary key, value text not null) without rowid");
    execute(file, "insert into meta values ('journal', '" + OutboxHall.JOURNAL + "')");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement insert =
            connection.prepareStatement("insert into journal values (?, 'rating', ?, ?)")) {
      var previous = HashChain.start(OutboxHall.JOURNAL);
      List<byte[]> bodies =
          hall.ledger()
              .read(
                  handle ->
                      handle
                          .createQuery("select body from entry order by seq")
                          .mapTo(byte[].class)
                          .list());
      for (int i = 0; i < bodies.size(); i++) {
        previous = HashChain.next(previous, i + 1, bodies.get(i));
        insert.setLong(1, i + 1);
        insert.setBytes(2, bodies.get(i));
        insert.setBytes(3, previous.bytes());
        insert.executeUpdate();
      }
    }
    return file;
  }

  private void inCity(String sql) throws SQLException {
    execute(folder.resolve("city").resolve("city.db"), sql);
  }

  private static void execute(Path file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
