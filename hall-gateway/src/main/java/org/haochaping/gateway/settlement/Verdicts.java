package org.haochaping.gateway.settlement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.haochaping.gateway.rules.Decision;
import org.haochaping.gateway.settlement.RatingRows.Known;

/** What a part of the replay found; for one thread. */
final class Verdicts {
  private final List<Replay.Change> changes = new ArrayList<>();
  private final Set<Long> cases = new TreeSet<>();
  private long ratings;

  /** Compares what was decided of a rating with what would be decided now. */
  void compare(Known known, Decision decision) {
    ratings++;
    if (!known.outcome().equals(decision.outcome().word())) {
      changes.add(new Replay.Change(known.facts().offer(), known.outcome(), decision));
      if (known.facts().serviceCase() != 0) {
        cases.add(known.facts().serviceCase());
      }
    }
  }

  /** The same for several; one that the rules say nothing of is passed over. */
  void compare(Collection<Known> all, Map<String, Decision> decisions) {
    for (Known known : all) {
      Decision decision = decisions.get(known.facts().offer());
      if (decision != null) {
        compare(known, decision);
      }
    }
  }

  long ratings() {
    return ratings;
  }

  List<Replay.Change> changes() {
    return changes;
  }

  /** The cases that a change hangs on. */
  Set<Long> cases() {
    return cases;
  }
}
