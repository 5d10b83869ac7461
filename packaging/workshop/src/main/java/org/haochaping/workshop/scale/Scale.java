package org.haochaping.workshop.scale;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.results.ResultBook;
import org.haochaping.gateway.settlement.Replay;
import org.haochaping.workshop.hall.Folders;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.hall.Ports;
import org.haochaping.workshop.hall.SampleRules;
import org.haochaping.workshop.process.Program;
import org.haochaping.workshop.process.Programs;
import org.jspecify.annotations.Nullable;

/** One generated ledger with a gateway on it, measured. */
final class Scale {
  private static final long LOOK_MILLIS = 500;

  private final Programs programs;
  private final @Nullable Path kept;
  private final Path home;
  private final long ratings;
  private final long seed;
  private final PrintStream out;

  /**
   * Nothing is made yet.
   *
   * @param home the checkout
   * @param kept where halls are kept; null: in a folder that is deleted
   */
  Scale(Path home, @Nullable Path kept, long ratings, long seed, PrintStream out) {
    this.programs = Programs.in(home);
    this.home = home;
    this.kept = kept;
    this.ratings = ratings;
    this.seed = seed;
    this.out = out;
  }

  /** On SQLite, in the hall's own folder. */
  ScaleRow onSqlite() {
    return make(Optional.empty());
  }

  /** On an empty PostgreSQL database. */
  ScaleRow onPostgresql(LedgerAt ledger) {
    return make(Optional.of(ledger));
  }

  /** On a hall that was made and kept before. */
  static ScaleRow again(Path home, Path dir, LedgerAt ledger, PrintStream out) {
    Hall hall = Hall.existing(Programs.in(home), dir, Ports.free());
    long ratings = ledger.number("select count(*) from rating");
    return measure(hall, ledger, ratings, 0, out);
  }

  private ScaleRow make(Optional<LedgerAt> database) {
    Path dir = folder();
    try {
      Hall hall = Hall.setUp(programs, dir, Ports.free());
      LedgerAt ledger = database.orElseGet(() -> LedgerAt.sqlite(hall.ledger()));
      hall.configureGateway(
          ledger.configuration()
              + """

              city.enabled = false
              api { enabled = true, port = 0, requests-per-minute = 600000 }
              publish { enabled = true, port = 0, max-age = 0s, requests-per-minute = 600000 }
              """);
      long start = System.nanoTime();
      long made =
          ledger.fill(
              dir.resolve("gateway/keys"),
              ratings,
              seed,
              done -> out.printf("· 已生成 %,d / %,d made%n", done, ratings));
      double filled = seconds(start);
      out.printf("· 已生成 %,d,用时 %.0f 秒 / made in so many seconds%n", made, filled);
      return measure(hall, ledger, made, filled, out);
    } finally {
      if (kept == null) {
        Folders.delete(dir);
      }
    }
  }

  private static ScaleRow measure(
      Hall hall, LedgerAt ledger, long made, double filled, PrintStream out) {
    String name = "scale-" + System.currentTimeMillis();
    String key = hall.gatewayCommand("system-add", "system", "add", name).get(0).strip();
    long start = System.nanoTime();
    try (Program gateway = hall.startGateway(way -> {})) {
      awaitCounted(ledger, gateway);
      double counted = seconds(start);
      out.printf("· 汇总完成,%.0f 秒 / results counted in so many seconds%n", counted);
      List<Latency> latencies = Questions.to(hall, key).ask();
      out.println("· 重新判定 / replaying the rules");
      String engine = ledger.isSqlite() ? "SQLite" : "PostgreSQL";
      return new ScaleRow(engine, made, filled, counted, replay(ledger), latencies);
    }
  }

  private static void awaitCounted(LedgerAt at, Program gateway) {
    try (Ledger ledger = Ledger.open(at.settings(), Clock.systemUTC())) {
      ResultBook book = new ResultBook(ledger);
      while (book.waiting() > 0) {
        if (!gateway.alive()) {
          throw new HallException("网关退出了 / the gateway ended: " + gateway.tail());
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HallException("interrupted", e);
    }
  }

  private static double replay(LedgerAt at) {
    try (Ledger ledger = Ledger.open(at.settings(), Clock.systemUTC())) {
      long start = System.nanoTime();
      Replay.Summary summary =
          new Replay(ledger, SampleRules.shipped(), Clock.systemUTC()).run(false, any -> {});
      if (summary.changes() > 0) {
        throw new HallException("the rules would decide otherwise: " + summary);
      }
      return summary.ratings() / seconds(start);
    } catch (SQLException e) {
      throw new HallException("the ledger can't be replayed: " + e.getMessage(), e);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  /** On the checkout's disk: {@code /tmp} is memory on many machines. */
  private Path folder() {
    try {
      Path parent = kept == null ? home.resolve("packaging/workshop/target") : kept;
      Files.createDirectories(parent);
      return Files.createTempDirectory(parent.toAbsolutePath(), "scale-" + ratings + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
