package org.haochaping.terminal.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.terminal.journal.SalvagedEntries.Salvaged;

/**
 * Takes entries over from a file that was put aside, a chunk at a time, so that presses go on in
 * between. How far it came is written in the same transaction as the entries: a power cut neither
 * loses nor repeats one.
 */
final class Takeover implements AutoCloseable {
  private static final int CHUNK = 200;

  private final String name;
  private final String why;
  private final SalvagedEntries old;
  private final long lostBefore;
  private long taken;

  private Takeover(String name, String why, SalvagedEntries old, long lostBefore, long taken) {
    this.name = name;
    this.why = why;
    this.old = old;
    this.lostBefore = lostBefore;
    this.taken = taken;
  }

  /** What the journal has yet to take over, if anything. */
  static Optional<Takeover> pending(JournalFile journal)
      throws SQLException, DamagedException, IOException {
    Meta meta = journal.meta();
    Optional<String> name = meta.find(Meta.TAKES_FROM);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    long after = meta.number(Meta.TAKES_AFTER);
    Path aside = journal.path().resolveSibling(name.get());
    SalvagedEntries old =
        new SalvagedEntries(Carver.open(aside), Math.max(after, meta.number(Meta.TAKEN_TO)));
    return Optional.of(
        new Takeover(
            name.get(),
            meta.find(Meta.TAKES_WHY).orElse("damaged"),
            old,
            meta.number(Meta.LOST),
            meta.number(Meta.TAKEN)));
  }

  /**
   * Takes a chunk over.
   *
   * @return what was written; empty at the end
   */
  List<Encoded> step(JournalFile journal) throws SQLException {
    List<Encoded> bodies = new ArrayList<>(CHUNK);
    long to = 0;
    while (bodies.size() < CHUNK) {
      Optional<Salvaged> next = old.next();
      if (next.isEmpty()) {
        break;
      }
      bodies.add(next.get().body());
      to = next.get().seq();
    }
    if (!bodies.isEmpty()) {
      long takenTo = to;
      long count = taken + bodies.size();
      long lost = lost();
      List<JournalEntry> entries =
          journal.append(
              bodies,
              () -> {
                journal.meta().put(Meta.TAKEN_TO, takenTo);
                journal.meta().put(Meta.TAKEN, count);
                journal.meta().put(Meta.LOST, lost);
              });
      taken += entries.size();
    }
    return bodies;
  }

  /** This file is done: goes on to the next one, if there is one, with the same numbers. */
  boolean goOn(JournalFile journal) throws SQLException {
    if (journal.meta().find(Meta.TAKES_THEN).isEmpty()) {
      return false;
    }
    long lost = lost();
    journal.append(
        List.of(),
        () -> {
          boolean unused = Sources.next(journal.meta());
          journal.meta().put(Meta.TAKEN, taken);
          journal.meta().put(Meta.LOST, lost);
        });
    return true;
  }

  /** It is finished: forgets the old file, which stays, with an alarm entry that says so. */
  void finish(JournalFile journal, Encoded alarm) throws SQLException {
    journal.append(
        List.of(alarm),
        () -> {
          for (String fact :
              List.of(
                  Meta.TAKES_FROM,
                  Meta.TAKES_WHY,
                  Meta.TAKES_AFTER,
                  Meta.TAKEN_TO,
                  Meta.TAKEN,
                  Meta.LOST)) {
            journal.meta().remove(fact);
          }
        });
  }

  /** The alarm's name, {@code journal-damaged} or {@code journal-forked}. */
  String alarm() {
    return "journal-" + why;
  }

  /** How many entries were taken over. */
  long saved() {
    return taken;
  }

  /** How many should have been there and were not, or were unreadable. */
  long lost() {
    return lostBefore + old.lost();
  }

  /** A sentence with the numbers. */
  String sentence() {
    return "已启用新的评价记录：转存 %d 条，丢失 %d 条，旧文件保留为 %s / began a new journal; taken over: %1$d entries,"
            .formatted(saved(), lost(), name)
        + " lost: %d; the old file is kept as %s".formatted(lost(), name);
  }

  @Override
  public void close() throws IOException {
    old.close();
  }
}
