package org.haochaping.workshop.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.process.Program;

/**
 * A real terminal that was offline for long comes online to a real gateway over TLS.
 *
 * @param ratings how many waited
 * @param seconds from the moment it was online until it knew that all were stored
 */
record DrainTime(int ratings, double seconds) {
  private static final String TERMINAL = "drain";
  private static final int LOOK_MILLIS = 10;
  private static final long START_SECONDS = 60;
  private static final long PATIENCE_NANOS = 900_000_000_000L;

  static DrainTime take(Workbench bench, int ratings) {
    BenchHall hall = BenchHall.withoutCity(bench, "drain-" + ratings);
    hall.hall().addTerminal(TERMINAL, 1, "");
    bench.say("写入积压评价 " + ratings + " 条", "writing a backlog of " + ratings);
    Journals.fill(hall.journalFile(TERMINAL), TERMINAL, 1, ratings);
    long last = 3L * ratings;
    CompletableFuture<Long> online = new CompletableFuture<>();
    bench.say("上传", "draining it");
    try (Program gateway = hall.startGateway();
        Program terminal =
            hall.hall()
                .startTerminal(
                    TERMINAL,
                    true,
                    way -> {
                      if (way.step().equals("online")) {
                        online.complete(System.nanoTime());
                      }
                    })) {
      long start = online.get(START_SECONDS, TimeUnit.SECONDS);
      awaitConfirmed(hall, last, gateway, terminal);
      double seconds = (System.nanoTime() - start) / 1e9;
      return new DrainTime(ratings, seconds);
    } catch (TimeoutException | ExecutionException e) {
      throw new HallException("the terminal did not get online, see " + hall.hall().dir(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HallException("interrupted", e);
    } finally {
      bench.clear(hall.hall().dir());
    }
  }

  private static void awaitConfirmed(BenchHall hall, long last, Program gateway, Program terminal)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    String url = "jdbc:sqlite:" + hall.journalFile(TERMINAL);
    try (Connection journal = DriverManager.getConnection(url);
        PreparedStatement look =
            journal.prepareStatement("select value from meta where name = 'confirmed'")) {
      while (confirmed(look) < last) {
        if (!gateway.alive() || !terminal.alive() || System.nanoTime() > deadline) {
          throw new HallException("the backlog was not drained: " + terminal.tail());
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (SQLException e) {
      throw new HallException("the terminal's journal can't be read: " + e.getMessage(), e);
    }
  }

  private static long confirmed(PreparedStatement look) throws SQLException {
    try (ResultSet row = look.executeQuery()) {
      return row.next() ? Long.parseLong(row.getString(1)) : 0;
    }
  }
}
