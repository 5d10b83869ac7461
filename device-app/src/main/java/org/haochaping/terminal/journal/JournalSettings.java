package org.haochaping.terminal.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the journal lies and how much of it is kept.
 *
 * @param file the SQLite file, usually {@code journal.db}; its folder is made if missing
 * @param keepConfirmed how long an entry is kept after the gateway has it
 * @param capacityBytes how large the file may grow; from 80 % on there is an alarm, and what the
 *     gateway has goes before its time, oldest first
 */
public record JournalSettings(Path file, Duration keepConfirmed, long capacityBytes) {
  /** Kept 30 days, 1 GiB at most. */
  public static JournalSettings of(Path file) {
    return new JournalSettings(file, Duration.ofDays(30), 1L << 30);
  }
}
