package org.haochaping.workshop.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.LedgerView;

/** Does to the hall what a play says beside keys and receipts; each returns when it can be seen. */
final class Backstage {
  private static final Duration SEEN = Duration.ofSeconds(60);

  private final Hall hall;
  private final GatewayProcess gateway;
  private final Seat seat;
  private final PrintStream out;

  Backstage(Hall hall, GatewayProcess gateway, Seat seat, PrintStream out) {
    this.hall = hall;
    this.gateway = gateway;
    this.seat = seat;
    this.out = out;
  }

  void play(PlayStep.Behind step) throws IOException {
    if (step instanceof PlayStep.Settings settings) {
      decide(settings);
      out.println("大厅设置 the hall's settings: " + settings.on());
    } else if (step instanceof PlayStep.Gateway there) {
      gateway(there.there());
    } else if (step instanceof PlayStep.Journal journal) {
      journal(journal.blocked());
    } else if (step instanceof PlayStep.Disk disk) {
      disk(disk.full());
    } else if (step instanceof PlayStep.Alarm alarm) {
      awaitAlarm(alarm.kind());
      out.println("大厅收到告警 the hall has the alarm: " + alarm.kind());
    }
  }

  /** Settings are the gateway's configuration: it starts anew, and tells terminals that come. */
  private void decide(PlayStep.Settings settings) {
    StringBuilder lines = new StringBuilder("\n");
    for (PlayStep.Offer offer : PlayStep.Offer.values()) {
      lines
          .append("settings.")
          .append(offer.word())
          .append(" = ")
          .append(settings.on().contains(offer))
          .append('\n');
    }
    gateway.close();
    hall.configureGateway(lines.toString());
    int mark = seat.screens().mark();
    gateway.start();
    seat.screens().await(mark, SEEN, Screens.SETTINGS);
  }

  private void gateway(boolean there) {
    int mark = seat.screens().mark();
    if (there) {
      gateway.start();
      seat.screens().await(mark, SEEN, Screens.ONLINE);
      out.println("网关恢复 the gateway is back");
    } else {
      gateway.close();
      seat.screens().await(mark, SEEN, Screens.OFFLINE);
      out.println("网关离线 the gateway is away");
    }
  }

  private void disk(boolean full) throws IOException {
    int mark = seat.screens().mark();
    seat.fillDisk(full);
    out.println(
        full
            ? "磁盘已满 the disk is full"
            : "磁盘有空间 the disk has room → " + seat.screens().await(mark, SEEN, "idle"));
  }

  /** A folder lies where the journal should: no terminal can open that, whoever runs it. */
  private void journal(boolean blocked) throws IOException {
    Path journal = hall.journal(seat.id()).file();
    Path aside = journal.resolveSibling("aside");
    if (blocked) {
      seat.stop();
      move(journal, aside);
      Files.createDirectories(journal.resolve("in-the-way"));
      seat.start("out-of-service");
      out.println("记录无法打开 the journal can't be opened → " + seat.screens().name());
      return;
    }
    int mark = seat.screens().mark();
    Files.delete(journal.resolve("in-the-way"));
    Files.delete(journal);
    move(aside, journal);
    out.println("记录恢复 the journal is there again → " + seat.screens().await(mark, SEEN, "idle"));
  }

  /** SQLite has two files beside its own; the lock is the next program's. */
  private static void move(Path from, Path to) throws IOException {
    String name = from.getFileName().toString();
    try (var files = Files.newDirectoryStream(from.resolveSibling("."), name + "{,-wal,-shm}")) {
      for (Path file : files) {
        String rest = file.getFileName().toString().substring(name.length());
        Files.move(file, to.resolveSibling(to.getFileName() + rest));
      }
    }
  }

  private void awaitAlarm(String kind) {
    long deadline = System.nanoTime() + SEEN.toNanos();
    try (LedgerView ledger = LedgerView.open(hall.ledger())) {
      while (ledger.alarms().stream().noneMatch(alarm -> alarm.kind().equals(kind))) {
        if (System.nanoTime() > deadline) {
          throw new PlayException("大厅未收到告警 / the hall has no alarm " + kind);
        }
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlayException("interrupted", e);
    }
  }
}
