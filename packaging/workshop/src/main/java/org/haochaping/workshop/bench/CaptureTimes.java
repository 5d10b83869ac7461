package org.haochaping.workshop.bench;

import java.nio.file.Path;
import java.time.Instant;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.journal.Journal;

/**
 * Presses one after the other into a real journal, each followed by the bare disk doing as many
 * bytes, so that whatever else the disk does meets both alike.
 *
 * @param journal from the press until the journal says that it is on disk, in milliseconds
 * @param disk appending and syncing as many bytes, in milliseconds
 */
record CaptureTimes(Spread journal, Spread disk) {
  private static final int WINDOW = 1;

  /** When the journal's own thread said that an entry is on disk. */
  private record Written(JournalEntry entry, long nanos) {
    static Written now(JournalEntry entry) {
      return new Written(entry, System.nanoTime());
    }
  }

  static CaptureTimes take(Workbench bench) {
    int warmUp = bench.effort(20_000, 300);
    int presses = bench.effort(10_000, 1_000);
    bench.say("按键到落盘 " + presses + " 次", presses + " presses to disk");
    Path dir = bench.folder("capture");
    TerminalClock clock = TerminalClock.system();
    SampleRatings ratings = new SampleRatings(clock.boot(), WINDOW, Instant.now(), 1);
    double[] inJournal = new double[presses];
    double[] onDisk = new double[presses];
    try (Journal journal = Journals.open(dir.resolve("journal.db"), "capture", WINDOW, clock);
        BareDisk disk = BareDisk.open(dir.resolve("bare"))) {
      for (int i = -warmUp; i < presses; i++) {
        long start = System.nanoTime();
        Written written = journal.append(ratings.next()).thenApply(Written::now).join();
        byte[] asMany = new byte[written.entry().body().length + Long.BYTES + Hash.BYTES];
        long before = System.nanoTime();
        disk.append(asMany);
        long end = System.nanoTime();
        if (i >= 0) {
          inJournal[i] = (written.nanos() - start) / 1e6;
          onDisk[i] = (end - before) / 1e6;
        }
      }
    }
    bench.clear(dir);
    return new CaptureTimes(Spread.of(inJournal), Spread.of(onDisk));
  }
}
