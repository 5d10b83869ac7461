package org.haochaping.gateway.phone;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.haochaping.protocol.Hash;

/**
 * Seals reports and puts them into the box, each once: a form that is sent twice with the same
 * words is one report. What was taken is remembered in memory alone, as hashes, so that nothing
 * ties a report to a form; after a restart one that is sent again lies there twice.
 */
final class ReportDesk {
  private static final int REMEMBERED = 10_000;

  private final PhoneServer.Reports to;
  private final Clock clock;
  private final Set<Hash> taken =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Hash, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  ReportDesk(PhoneServer.Reports to, Clock clock) {
    this.to = to;
    this.clock = clock;
  }

  /** Whether this report was taken from this form before. */
  synchronized boolean hasTaken(String once, Report report) {
    return taken.contains(hash(once, report));
  }

  /** Takes a report; it is sealed and on disk when this returns. Again changes nothing. */
  synchronized void take(String once, Report report) {
    Hash hash = hash(once, report);
    if (!taken.contains(hash)) {
      to.box().add(report.plain(clock.instant().atZone(to.zone())), to.body());
      taken.add(hash);
    }
  }

  private static Hash hash(String once, Report report) {
    String all = String.join("\n", once, report.window(), report.contact(), report.text());
    return Hash.sha256(all.getBytes(StandardCharsets.UTF_8));
  }
}
