package org.haochaping.gateway.results;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.haochaping.protocol.ProtocolException;

/**
 * Decides what of a table is not published, so that nobody can be recognised (article 14, VI). The
 * size of a group is its active ratings. Too small ones are hidden; and since the total is
 * published too, so are as many more, the smallest first, that what is hidden together can't be
 * told from the total: at least two groups and at least the least size. What belongs to no group of
 * the table counts as one of those hidden. How often a reason was given is a table of its own, by
 * the same rule.
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
    return hidden(groups, total, Tally::active, Set.of());
  }

  /**
   * What is published of the groups: those that are not {@link #hidden}, each without the reasons
   * that too few gave there, or that would tell how often a hidden one was given.
   *
   * @param groups all that the table has; they don't overlap
   * @param total of which they are parts
   */
  public Map<Subject, Tally> shown(Map<Subject, Tally> groups, Tally total) {
    Set<Subject> hidden = hidden(groups, total);
    Map<Subject, Set<String>> untold = new HashMap<>();
    for (String code : reasons(groups)) {
      for (Subject one : hidden(groups, total, tally -> tally.reason(code), hidden)) {
        untold.computeIfAbsent(one, any -> new HashSet<>()).add(code);
      }
    }
    Map<Subject, Tally> shown = new LinkedHashMap<>(groups);
    shown.keySet().removeAll(hidden);
    shown.replaceAll((one, tally) -> tally.withoutReasons(untold.getOrDefault(one, Set.of())));
    return shown;
  }

  private static Set<String> reasons(Map<Subject, Tally> groups) {
    Set<String> codes = new TreeSet<>();
    groups.values().forEach(tally -> tally.reasons().forEach(one -> codes.add(one.code())));
    return codes;
  }

  /** By any count of a tally; {@code already} are hidden whatever their size. */
  private Set<Subject> hidden(
      Map<Subject, Tally> groups, Tally total, ToLongFunction<Tally> count, Set<Subject> already) {
    if (count.applyAsLong(total) < least) {
      return Set.copyOf(groups.keySet());
    }
    Set<Subject> hidden = new LinkedHashSet<>();
    long apart = count.applyAsLong(total) - groups.values().stream().mapToLong(count).sum();
    long sum = Math.max(0, apart);
    int parts = apart > 0 ? 1 : 0;
    for (Map.Entry<Subject, Tally> group : groups.entrySet()) {
      long size = count.applyAsLong(group.getValue());
      if (size < least || already.contains(group.getKey())) {
        hidden.add(group.getKey());
        sum += size;
        parts += size > 0 ? 1 : 0;
      }
    }
    for (Map.Entry<Subject, Tally> group : smallestFirst(groups, count)) {
      if (parts == 0 || (parts > 1 && sum >= least)) {
        break;
      }
      if (hidden.add(group.getKey())) {
        sum += count.applyAsLong(group.getValue());
        parts++;
      }
    }
    return hidden;
  }

  private static List<Map.Entry<Subject, Tally>> smallestFirst(
      Map<Subject, Tally> groups, ToLongFunction<Tally> count) {
    return groups.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                    (Map.Entry<Subject, Tally> one) -> count.applyAsLong(one.getValue()))
                .thenComparing(one -> one.getKey().code()))
        .toList();
  }
}
