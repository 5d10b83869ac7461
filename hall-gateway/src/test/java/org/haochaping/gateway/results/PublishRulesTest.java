package org.haochaping.gateway.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is hidden of a table whose total is published. */
class PublishRulesTest {
  private static final SmallGroups FIVE = new SmallGroups(5);

  private static Map<Subject, Tally> groups(Integer... sizes) {
    Map<Subject, Tally> groups = new LinkedHashMap<>();
    for (int i = 0; i < sizes.length; i++) {
      groups.put(Subject.window(i + 1), tally(sizes[i]));
    }
    return groups;
  }

  static Tally tally(long active) {
    return new Tally(new TreeMap<>(Map.of("level5", active)));
  }

  private static List<String> hidden(Map<Subject, Tally> groups, long total) {
    return FIVE.hidden(groups, tally(total)).stream().map(Subject::code).sorted().toList();
  }

  @Test
  void PUBLISH_oneSmallGroup_hidesAnotherSoThatItCannotBeSubtracted() {
    assertThat(hidden(groups(100, 4, 30, 60), 194)).containsExactly("2", "3");
  }

  @Test
  void PUBLISH_smallGroupsThatAreFewTogether_hideOneMore() {
    assertThat(hidden(groups(100, 2, 1, 60), 163)).containsExactly("2", "3", "4");
    assertThat(hidden(groups(100, 3, 3, 60), 166)).as("six together").containsExactly("2", "3");
  }

  @Test
  void PUBLISH_ratingsThatBelongToNoGroup_areGuardedAlike() {
    assertThat(hidden(groups(100, 60), 162)).as("two are apart").containsExactly("2");
    assertThat(hidden(groups(100, 60), 160)).isEmpty();
  }

  @Test
  void PUBLISH_totalTooSmall_hidesAll() {
    assertThat(hidden(groups(3, 1), 4)).containsExactly("1", "2");
  }

  private static Map<Subject, Tally> given(Integer... times) {
    Map<Subject, Tally> groups = new LinkedHashMap<>();
    for (int i = 0; i < times.length; i += 2) {
      groups.put(
          Subject.window(i / 2 + 1),
          new Tally(
              new TreeMap<>(Map.of("level1", (long) times[i], "reason.213", (long) times[i + 1]))));
    }
    return groups;
  }

  private static Tally sum(Map<Subject, Tally> groups) {
    return groups.values().stream().reduce(Tally.NONE, Tally::plus);
  }

  private static List<Long> told(Map<Subject, Tally> groups) {
    return FIVE.shown(groups, sum(groups)).values().stream()
        .map(tally -> tally.reason("213"))
        .toList();
  }

  @Test
  void PUBLISH_reasonThatFewGaveInAGroup_isNotToBeSubtractedFromTheOthers() {
    assertThat(told(given(60, 30, 50, 20, 40, 3)))
        .as("50 minus 30 would tell the third's 3")
        .containsExactly(30L, 0L, 0L);
    assertThat(told(given(60, 30, 50, 20, 40, 0))).containsExactly(30L, 20L, 0L);
    assertThat(told(given(60, 4, 50, 0))).as("too rare in the hall").containsExactly(0L, 0L);
  }

  @Test
  void PUBLISH_reasonsOfAHiddenGroup_areGuardedByTheReasonsOfAnother() {
    assertThat(told(given(100, 90, 60, 40, 8, 8, 4, 0)))
        .as("the third guards the fourth, and all eight of its ratings have that reason")
        .containsExactly(90L, 0L);
  }

  @Property
  void anyReason_whatIsNotTold_isOfTwoGroupsAndGivenFiveTimesOrNever(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 40) Integer> sizes,
      @ForAll @Size(min = 12, max = 12) List<@IntRange(max = 40) Integer> times,
      @ForAll @IntRange(max = 9) int apart) {
    Integer[] both = new Integer[sizes.size() * 2];
    for (int i = 0; i < sizes.size(); i++) {
      both[2 * i] = sizes.get(i);
      both[2 * i + 1] = Math.min(sizes.get(i), times.get(i));
    }
    Map<Subject, Tally> groups = given(both);
    Map<Subject, Tally> all = new LinkedHashMap<>(groups);
    all.putAll(Map.of(Subject.HALL, given(apart, apart).get(Subject.window(1))));
    Map<Subject, Tally> shown = FIVE.shown(groups, sum(all));
    Set<Subject> names = new HashSet<>(groups.keySet());
    names.removeAll(FIVE.hidden(groups, sum(all)));
    assertThat(shown.keySet()).isEqualTo(names);
    long told = sum(shown).reason("213");
    long parts =
        all.entrySet().stream()
            .filter(one -> one.getValue().reason("213") > 0)
            .filter(one -> shown.getOrDefault(one.getKey(), Tally.NONE).reason("213") == 0)
            .count();
    long rest = sum(all).reason("213") - told;
    assertThat(shown.values()).noneMatch(one -> one.reason("213") > 0 && one.reason("213") < 5);
    assertThat(told == 0 || rest == 0 || (rest >= 5 && parts >= 2)).as("%s", all).isTrue();
  }

  @Property
  void anyTable_whatIsHidden_isTwoGroupsAndFiveRatingsOrNothing(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 40) Integer> sizes,
      @ForAll @IntRange(max = 9) int apart) {
    Map<Subject, Tally> groups = groups(sizes.toArray(new Integer[0]));
    long total = sizes.stream().mapToLong(Integer::longValue).sum() + apart;
    Set<Subject> hidden = FIVE.hidden(groups, tally(total));
    Map<Subject, Tally> shown =
        groups.entrySet().stream()
            .filter(one -> !hidden.contains(one.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(shown.values()).allMatch(tally -> tally.active() >= 5);
    if (shown.isEmpty()) {
      return;
    }
    long rest = total - shown.values().stream().mapToLong(Tally::active).sum();
    long parts =
        (apart > 0 ? 1 : 0) + hidden.stream().filter(one -> groups.get(one).active() > 0).count();
    assertThat(rest == 0 || (rest >= 5 && parts >= 2)).as("%s %d", sizes, apart).isTrue();
  }
}
