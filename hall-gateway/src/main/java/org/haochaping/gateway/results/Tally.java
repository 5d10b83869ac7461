package org.haochaping.gateway.results;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * What was counted for one subject in one period. Only ratings that are adopted now are in it; a
 * rating of a batch is one rating, however many cases it is valid for (article 16). Active ratings
 * and defaults are apart everywhere (article 10).
 *
 * @param counts by word, without zeros: {@code level5} … {@code level1} (active ratings), {@code
 *     default}, {@code unbound} (hang on no case), {@code hall5} … {@code hall1} (of the hall as a
 *     whole), {@code cases}, {@code unrated}, {@code followups}, {@code called-back}, {@code
 *     called-late}, {@code rectified-late}, {@code reason.}code, {@code hours.}n
 */
public record Tally(SortedMap<String, Long> counts) {
  /** Nothing was counted. */
  public static final Tally NONE = new Tally(new TreeMap<>());

  static final String REASON = "reason.";
  static final String HOURS = "hours.";

  /** Copies the counts and drops zeros. */
  public Tally {
    SortedMap<String, Long> copy = new TreeMap<>(counts);
    copy.values().removeIf(count -> count == 0);
    counts = Collections.unmodifiableSortedMap(copy);
  }

  /** The sum of both. */
  public Tally plus(Tally other) {
    SortedMap<String, Long> sum = new TreeMap<>(counts);
    other.counts.forEach((word, count) -> sum.merge(word, count, Long::sum));
    return new Tally(sum);
  }

  private long count(String word) {
    return counts.getOrDefault(word, 0L);
  }

  /** Active ratings of that level, of services. */
  public long ratings(SatisfactionLevel level) {
    return count("level" + level.cityCode());
  }

  /** Active ratings of services: somebody pressed them and they count. */
  public long active() {
    return Arrays.stream(SatisfactionLevel.values()).mapToLong(this::ratings).sum();
  }

  /** Bad ratings (差评) among the active ones: 不满意 and 非常不满意. */
  public long bad() {
    return Arrays.stream(SatisfactionLevel.values())
        .filter(SatisfactionLevel::isBad)
        .mapToLong(this::ratings)
        .sum();
  }

  /** Ratings that nobody gave: 基本满意 after the time to rate was over (article 10). */
  public long defaults() {
    return count("default");
  }

  /** Active ratings that hang on no case (article 14); they are in no other number. */
  public long unbound() {
    return count("unbound");
  }

  /** Ratings of the hall as a whole (article 15); they are in no other number. */
  public long ofTheHall(SatisfactionLevel level) {
    return count("hall" + level.cityCode());
  }

  /**
   * The good rate (好评率), 0 to 1: (非常满意 + 满意 + 基本满意) ÷ all active ratings. Defaults are in neither
   * of the two. Empty without an active rating.
   */
  public OptionalDouble goodRate() {
    return share(active() - bad(), active());
  }

  /** Accepted cases, by the day on which the hall's gateway learnt of them. */
  public long cases() {
    return count("cases");
  }

  /** Those among {@link #cases} that have no active rating by now, alone or with their batch. */
  public long unrated() {
    return count("unrated");
  }

  /** The unrated rate (未评价率), 0 to 1: {@link #unrated} ÷ {@link #cases}. Empty without a case. */
  public OptionalDouble unratedRate() {
    return share(unrated(), cases());
  }

  /** Bad ratings of which a follow-up was opened (article 17), by the day of the rating. */
  public long followUps() {
    return count("followups");
  }

  /** Those among them whose person was called back by now. */
  public long calledBack() {
    return count("called-back");
  }

  /** Those among them that were not called back in time (48 hours by default). */
  public long calledBackLate() {
    return count("called-late");
  }

  /** Those among them that were not rectified and reported in time (15 working days by default). */
  public long rectifiedLate() {
    return count("rectified-late");
  }

  /**
   * The median time to the call back: within so many hours of the press. Whole hours are kept, so
   * it is exact to one hour, rounded up; more than 720 hours count as 720. Of an even number the
   * shorter one of the middle two. Empty where nobody was called back.
   */
  public OptionalInt medianHoursToCallBack() {
    List<Map.Entry<Integer, Long>> hours =
        counts.tailMap(HOURS).entrySet().stream()
            .takeWhile(one -> one.getKey().startsWith(HOURS))
            .map(
                one ->
                    Map.entry(
                        Integer.valueOf(one.getKey().substring(HOURS.length())), one.getValue()))
            .sorted(Map.Entry.comparingByKey())
            .toList();
    long all = hours.stream().mapToLong(Map.Entry::getValue).sum();
    long before = 0;
    for (Map.Entry<Integer, Long> one : hours) {
      before += one.getValue();
      if (before * 2 >= all) {
        return OptionalInt.of(one.getKey() + 1);
      }
    }
    return OptionalInt.empty();
  }

  /** The reasons that were given with active ratings, the most frequent first, then by code. */
  public List<ReasonCount> reasons() {
    return counts.tailMap(REASON).entrySet().stream()
        .takeWhile(one -> one.getKey().startsWith(REASON))
        .map(one -> new ReasonCount(one.getKey().substring(REASON.length()), one.getValue()))
        .sorted(
            Comparator.comparingLong(ReasonCount::count)
                .reversed()
                .thenComparing(ReasonCount::code))
        .toList();
  }

  /** How often a reason was given. */
  long reason(String code) {
    return count(REASON + code);
  }

  /** The same without those reasons. */
  Tally withoutReasons(Set<String> codes) {
    SortedMap<String, Long> kept = new TreeMap<>(counts);
    codes.forEach(code -> kept.remove(REASON + code));
    return new Tally(kept);
  }

  /** The same without the reasons that fewer than so many gave. */
  public Tally withoutRareReasons(int least) {
    SortedMap<String, Long> kept = new TreeMap<>(counts);
    kept.entrySet().removeIf(one -> one.getKey().startsWith(REASON) && one.getValue() < least);
    return new Tally(kept);
  }

  private static OptionalDouble share(long part, long whole) {
    return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
  }

  /** One line: {@code word=count}, by a space apart. */
  String encode() {
    return counts.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining(" "));
  }

  static Tally decode(String line) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (String one : line.split(" ", -1)) {
      int equals = one.indexOf('=');
      if (equals > 0) {
        counts.put(one.substring(0, equals), Long.valueOf(one.substring(equals + 1)));
      }
    }
    return new Tally(counts);
  }
}
