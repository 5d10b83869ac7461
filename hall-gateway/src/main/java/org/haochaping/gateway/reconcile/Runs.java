package org.haochaping.gateway.reconcile;

import java.util.Optional;

/** Names consecutive entries with the same difference once, as a range. */
final class Runs {
  private record Run(String what, long first, long last) {}

  private final String where;
  private final Findings findings;
  private Optional<Run> open = Optional.empty();

  Runs(String where, Findings findings) {
    this.where = where;
    this.findings = findings;
  }

  void add(long seq, String what) {
    Optional<Run> continued =
        open.filter(run -> run.what().equals(what) && run.last() + 1 == seq)
            .map(run -> new Run(what, run.first(), seq));
    if (continued.isEmpty()) {
      end();
    }
    open = Optional.of(continued.orElse(new Run(what, seq, seq)));
  }

  void end() {
    open.ifPresent(
        run ->
            findings.add(
                where + " seq=" + (run.first() == run.last() ? "" : run.first() + "–") + run.last(),
                run.what()));
    open = Optional.empty();
  }
}
