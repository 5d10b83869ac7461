package org.haochaping.workshop.chaos;

import java.util.List;

/**
 * What came of a chaos run.
 *
 * @param kills how many there were
 * @param complaints what went wrong beside the counts, a sentence each: a program that did not come
 *     back, a terminal that did not answer, a check that failed
 */
public record ChaosResult(Verdict verdict, int kills, List<String> complaints) {
  /** Copies the complaints. */
  public ChaosResult {
    complaints = List.copyOf(complaints);
  }

  /** Whether nothing at all went wrong. */
  public boolean clean() {
    return verdict.clean() && complaints.isEmpty();
  }

  /** The last line. */
  public String line() {
    return "thanked=%d city=%d missing=%d twice=%d invented=%d kills=%d"
        .formatted(
            verdict.thanked(),
            verdict.atCity(),
            verdict.missing().size(),
            verdict.twice().size(),
            verdict.invented().size(),
            kills);
  }
}
