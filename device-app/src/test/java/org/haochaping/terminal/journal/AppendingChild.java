package org.haochaping.terminal.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.terminal.clock.TerminalClock;

/**
 * A program for tests to kill: appends ratings from a number on, several at once, and says so on
 * stdout when they are on disk; after a failure it waits for a line before it goes on.
 */
final class AppendingChild {
  private AppendingChild() {}

  public static void main(String[] args) throws IOException {
    long next = Long.parseLong(args[1]);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Journal journal =
        Journal.open(
            JournalSettings.of(Path.of(args[0])), JournalFixture.OWNER, TerminalClock.system())) {
      while (true) {
        long n = next++;
        // Two at once each third time, so that some commits are groups.
        if (n % 3 == 0) {
          var unused = journal.append(Bodies.offered(n));
        }
        try {
          JournalEntry entry = journal.append(Bodies.rated(n)).join();
          say("ack " + n + " " + entry.seq());
        } catch (java.util.concurrent.CompletionException e) {
          say("failed " + n + " " + e.getCause().getMessage());
          if (in.readLine() == null) {
            return;
          }
        }
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
