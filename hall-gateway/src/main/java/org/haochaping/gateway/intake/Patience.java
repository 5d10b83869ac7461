package org.haochaping.gateway.intake;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.haochaping.protocol.journal.JournalId;

/**
 * How often a terminal was asked in vain for the same entries. A terminal that no longer has them
 * (a pruned journal, a gateway restored from nothing) would otherwise never get any further.
 */
final class Patience {
  private static final int MAX_JOURNALS = 1_000;

  private final int times;
  private final Duration atLeast;
  private final Map<JournalId, Asked> asked = new LinkedHashMap<>();

  private record Asked(long first, int times, long sinceNanos) {}

  /** Ends after that many times, but not before that long. */
  Patience(int times, Duration atLeast) {
    this.times = times;
    this.atLeast = atLeast;
  }

  /** Notes that the same batch came once more, and says whether that is enough. */
  boolean isOver(JournalId journal, long first, long nowNanos) {
    Asked before = asked.get(journal);
    Asked now =
        before == null || before.first() != first
            ? new Asked(first, 1, nowNanos)
            : new Asked(first, before.times() + 1, before.sinceNanos());
    asked.put(journal, now);
    if (asked.size() > MAX_JOURNALS) {
      asked.remove(asked.keySet().iterator().next());
    }
    return now.times() >= times && nowNanos - now.sinceNanos() >= atLeast.toNanos();
  }

  /** The journal goes on. */
  void reset(JournalId journal) {
    asked.remove(journal);
  }
}
