package org.haochaping.workshop.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.journal.Journal;
import org.haochaping.terminal.journal.JournalOwner;
import org.haochaping.terminal.journal.JournalSettings;
import org.haochaping.workshop.hall.Hall;

/** Real journals, as a terminal opens and fills them. */
final class Journals {
  /** So many appends wait for the disk at once, which the journal commits as groups. */
  private static final int AHEAD = 2_000;

  private Journals() {}

  static Journal open(Path file, String terminal, int window, TerminalClock clock) {
    JournalOwner owner = new JournalOwner("bench", new TerminalId(terminal), Hall.NUMBER, window);
    return Journal.open(JournalSettings.of(file), owner, clock);
  }

  /** Fills a journal with ratings that nobody has sent yet: offered, pressed, closed. */
  static void fill(Path file, String terminal, int window, int ratings) {
    TerminalClock clock = TerminalClock.system();
    SampleRatings samples =
        new SampleRatings(clock.boot(), window, Instant.now().minusSeconds(86_400), ratings);
    Deque<CompletableFuture<?>> waiting = new ArrayDeque<>();
    try (Journal journal = open(file, terminal, window, clock)) {
      for (int i = 0; i < ratings; i++) {
        for (JournalBody body : samples.nextWhole()) {
          waiting.add(journal.append(body));
        }
        while (waiting.size() > AHEAD) {
          waiting.remove().join();
        }
      }
      waiting.forEach(CompletableFuture::join);
    }
  }
}
