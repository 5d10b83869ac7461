package org.haochaping.gateway.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The focus list (article 19): who has a low index, or concentrated bad ratings, is listed for
 * attention. Each entry says which rule put the name there, by which numbers. Defaults are no
 * ratings here.
 */
public final class FocusRules {
  private final FocusLimits limits;

  /** With the hall's numbers. */
  public FocusRules(FocusLimits limits) {
    this.limits = limits;
  }

  /**
   * The names to list among rows of one kind, the worst first: by good rate, then by bad ratings.
   *
   * @param hall the hall's own tally of the same period
   */
  public List<FocusEntry> list(List<ResultRow> rows, Tally hall) {
    List<FocusEntry> entries = new ArrayList<>();
    for (ResultRow row : rows) {
      lowGoodRate(row, entries);
      concentratedBad(row, hall, entries);
    }
    entries.sort(
        Comparator.comparingDouble((FocusEntry one) -> one.tally().goodRate().orElse(1))
            .thenComparing(one -> one.tally().bad(), Comparator.reverseOrder()));
    return List.copyOf(entries);
  }

  private void lowGoodRate(ResultRow row, List<FocusEntry> entries) {
    OptionalDouble rate = row.tally().goodRate();
    long active = row.tally().active();
    if (rate.isEmpty()
        || active < limits.leastRatings()
        || rate.getAsDouble() >= limits.goodRate()) {
      return;
    }
    String is = Percent.of(rate.getAsDouble());
    String bound = Percent.of(limits.goodRate());
    entries.add(
        new FocusEntry(
            row.subject(),
            FocusRule.LOW_GOOD_RATE,
            row.tally(),
            "%d 条主动评价,好评率 %s,低于 %s".formatted(active, is, bound),
            "good rate %s of %d active ratings, below %s".formatted(is, active, bound)));
  }

  private void concentratedBad(ResultRow row, Tally hall, List<FocusEntry> entries) {
    long bad = row.tally().bad();
    if (row.subject().kind() == SubjectKind.HALL) {
      return; // all of them are the hall's
    }
    if (bad < limits.badRatings() || bad < limits.badShare() * hall.bad()) {
      return;
    }
    String share = Percent.of((double) bad / Math.max(bad, hall.bad()));
    entries.add(
        new FocusEntry(
            row.subject(),
            FocusRule.CONCENTRATED_BAD,
            row.tally(),
            "差评 %d 条,占全大厅 %s(界限:%d 条且 %s)"
                .formatted(bad, share, limits.badRatings(), Percent.of(limits.badShare())),
            "%d bad ratings, %s of the hall's (from %d and %s on)"
                .formatted(bad, share, limits.badRatings(), Percent.of(limits.badShare()))));
  }
}
