package org.haochaping.workshop.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.ledger.LedgerSettings;
import org.haochaping.gateway.settlement.Replay;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.hall.SampleCases;
import org.haochaping.workshop.hall.SampleRules;

/** How fast the rules decide anew about all ratings of a ledger ({@code rules replay}). */
record ReplayRate(Workbench bench) implements Figure {
  private static final int RATINGS = 500_000;
  private static final int IN_QUICK = 100_000;
  private static final int CASES_OF_TEN = 9;
  private static final int COMMIT_ROWS = 10_000;

  @Override
  public FigureId id() {
    return FigureId.REPLAY;
  }

  @Override
  public Reading measure() {
    int ratings = bench.effort(RATINGS, IN_QUICK);
    Path folder = bench.folder("replay");
    LedgerSettings settings = LedgerSettings.sqlite(folder.resolve("ledger.db"));
    Ledger.open(settings, Clock.systemUTC()).close();
    bench.say("写入评价 " + ratings + " 条", "writing " + ratings + " ratings");
    try (Connection connection = DriverManager.getConnection(settings.url())) {
      connection.setAutoCommit(false);
      fill(connection, ratings);
    } catch (SQLException e) {
      throw new HallException("the ledger can't be written: " + e.getMessage(), e);
    }
    bench.say("按规则重新判定", "deciding anew");
    try (Ledger ledger = Ledger.open(settings, Clock.systemUTC())) {
      long start = System.nanoTime();
      Replay.Summary summary =
          new Replay(ledger, SampleRules.shipped(), Clock.systemUTC()).run(false, change -> {});
      double seconds = (System.nanoTime() - start) / 1e9;
      if (summary.ratings() != ratings || summary.changes() != 0) {
        throw new HallException("the replay found " + summary);
      }
      return Reading.alone(
          ratings / seconds, ratings + " ratings with their cases, one in ten a second rating");
    } catch (SQLException e) {
      throw new HallException("the ledger can't be replayed: " + e.getMessage(), e);
    } finally {
      bench.clear(folder);
    }
  }

  /** Nine cases in ten have one rating, and some of these a second one, pressed later. */
  private static void fill(Connection connection, int ratings) throws SQLException {
    Instant start = Instant.now().minus(Duration.ofDays(30));
    String basics = SampleCases.lines(1, 1).strip();
    SplittableRandom random = new SplittableRandom(4);
    try (PreparedStatement file =
            connection.prepareStatement(
                "insert into service_case (id, handle, project_no, service_number, basics,"
                    + " applicant, registered_at) values (?, ?, ?, 1, ?, x'00', 0)");
        PreparedStatement rating =
            connection.prepareStatement(
                "insert into rating (offer, journal, seq, terminal, window_no, level, reasons,"
                    + " reason_list, free_text, pressed_wall, pressed_at, time_basis, received_at,"
                    + " service_case, batch, decision) values (?, 1, ?, 't1', 3, ?, '', '', '', ?,"
                    + " ?, 'trusted', ?, ?, 1, ?)")) {
      long serviceCase = 0;
      for (int n = 0; n < ratings; n++) {
        Instant accepted = start.plusSeconds(n);
        boolean second = n % 10 == CASES_OF_TEN;
        if (!second) {
          serviceCase++;
          file.setLong(1, serviceCase);
          file.setString(2, "case-%011d".formatted(serviceCase));
          file.setString(3, "P-" + serviceCase);
          file.setString(4, acceptedAt(basics, accepted));
          file.executeUpdate();
        }
        long pressed = accepted.plusSeconds(second ? 900 : 600).toEpochMilli();
        rating.setString(1, "bench.%09d".formatted(n));
        rating.setLong(2, n);
        rating.setInt(3, 1 + random.nextInt(5));
        rating.setLong(4, pressed);
        rating.setLong(5, pressed);
        rating.setLong(6, pressed + 1_000);
        rating.setLong(7, serviceCase);
        rating.setString(8, second ? "duplicate" : "adopted");
        rating.executeUpdate();
        if (n % COMMIT_ROWS == 0) {
          connection.commit();
        }
      }
      connection.commit();
    }
  }

  private static String acceptedAt(String basics, Instant accepted) {
    String time = CityTime.format(LocalDateTime.ofInstant(accepted, CityTime.ZONE));
    return basics.replaceAll("\"acceptDate\":\"[^\"]*\"", "\"acceptDate\":\"" + time + "\"");
  }
}
