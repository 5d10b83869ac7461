package org.haochaping.gateway.results;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.haochaping.protocol.ProtocolException;

/**
 * Decides what of a table is not published, so that nobody can be recognised (article 14, VI). The
 * size of a group is its active ratings. Too small ones are hidden; and since the total is
 * published too, so are as many more, the smallest first, that what is hidden together can't be
 * told from the total: at least two groups and at least the least size. What belongs to no group of
 * the table counts as one of those hidden.
 *
 * @param least the smallest size that is published; 1 hides nothing
 */
public record SmallGroups(int least) {
  /** Checks. */
  public SmallGroups {
    if (least < 1) {
      throw new ProtocolException("least: 1 or more");
    }
  }

  /** Whether a group is large enough by itself. */
  public boolean isLargeEnough(Tally tally) {
    return tally.active() >= least;
  }

  /**
   * The groups that are not published.
   *
   * @param groups all that the table has; they don't overlap
   * @param total of which they are parts
   */
  public Set<Subject> hidden(Map<Subject, Tally> groups, Tally total) {
    if (!isLargeEnough(total)) {
      return Set.copyOf(groups.keySet());
    }
    Set<Subject> hidden = new LinkedHashSet<>();
    long apart = total.active() - groups.values().stream().mapToLong(Tally::active).sum();
    long sum = Math.max(0, apart);
    int parts = apart > 0 ? 1 : 0;
    for (Map.Entry<Subject, Tally> group : groups.entrySet()) {
      long size = group.getValue().active();
      if (size < least) {
        hidden.add(group.getKey());
        sum += size;
        parts += size > 0 ? 1 : 0;
      }
    }
    for (Map.Entry<Subject, Tally> group : smallestFirst(groups)) {
      if (parts == 0 || (parts > 1 && sum >= least)) {
        break;
      }
      if (hidden.add(group.getKey())) {
        sum += group.getValue().active();
        parts++;
      }
    }
    return hidden;
  }

  private static List<Map.Entry<Subject, Tally>> smallestFirst(Map<Subject, Tally> groups) {
    return groups.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<Subject, Tally> one) -> one.getValue().active())
                .thenComparing(one -> one.getKey().code()))
        .toList();
  }
}
