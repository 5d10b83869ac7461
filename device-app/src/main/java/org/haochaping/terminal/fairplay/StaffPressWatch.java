package org.haochaping.terminal.fairplay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * Looks at when and how levels are pressed, and says when that looks like staff pressing (article
 * 4). Pure: times are milliseconds of a monotonic clock. One thread owns it. Memory is bounded.
 */
public final class StaffPressWatch {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final FairPlayLimits limits;
  private final Map<SatisfactionLevel, Deque<Long>> presses =
      new EnumMap<>(SatisfactionLevel.class);
  private final Deque<Long> strays = new ArrayDeque<>();
  private final Deque<Long> changes = new ArrayDeque<>();
  private final Map<String, Long> reported = new HashMap<>();
  private OptionalLong lastEnd = OptionalLong.empty();
  private int fast;
  private int withoutService;

  /** Nothing was seen yet. */
  public StaffPressWatch(FairPlayLimits limits) {
    this.limits = limits;
  }

  /**
   * The first rating of an offer; a change of mind within the same offer is for {@link
   * #changedFromBad}.
   *
   * @param serviceBefore whether a receipt or an invitation named a service that was done, or it is
   *     a consultation, for which there is no receipt
   * @param input what was pressed: {@code touch}, {@code key} or {@code keypad}
   * @return the gravest pattern that is due to be reported, if any
   */
  public Optional<Suspicion> rated(
      long atMillis, SatisfactionLevel level, boolean serviceBefore, String input) {
    withoutService = serviceBefore ? 0 : withoutService + 1;
    boolean rushed =
        lastEnd.isPresent() && atMillis - lastEnd.getAsLong() < limits.walkUp().toMillis();
    fast = rushed ? fast + 1 : 0;
    int burst =
        within(
            presses.computeIfAbsent(level, any -> new ArrayDeque<>()),
            atMillis,
            limits.burstWithin().toMillis(),
            limits.burst());
    // Each pattern is looked at, so that one that is silent hides no other.
    if (burst >= limits.burst() && due("burst-of-one-level", atMillis)) {
      return suspicion(
          "burst-of-one-level",
          limits.burstWithin().toSeconds()
              + " 秒内出现 "
              + limits.burst()
              + " 次或更多同一评价："
              + level.wireName()
              + "，"
              + input,
          limits.burst() + " or more ratings of one level in a short time");
    }
    if (fast >= limits.fast() && due("faster-than-people", atMillis)) {
      return suspicion(
          "faster-than-people",
          "连续 " + limits.fast() + " 次或更多评价间隔过短，不像换了办事人：" + input,
          limits.fast() + " or more ratings follow faster than people walk up");
    }
    if (withoutService >= limits.withoutService() && due("no-service-before", atMillis)) {
      return suspicion(
          "no-service-before",
          "连续 " + limits.withoutService() + " 次或更多评价前没有办件：" + input,
          limits.withoutService() + " or more ratings in a row with no service before them");
    }
    return Optional.empty();
  }

  /** A better level has taken the place of a bad one, within one offer; once for each. */
  public Optional<Suspicion> changedFromBad(long atMillis, String input) {
    int count = within(changes, atMillis, HOUR, limits.changedPerHour());
    if (count >= limits.changedPerHour() && due("changed-from-bad", atMillis)) {
      return suspicion(
          "changed-from-bad",
          "一小时内有 " + limits.changedPerHour() + " 次或更多差评随即改为好评：" + input,
          limits.changedPerHour()
              + " or more bad ratings were changed to a better level at once, within an hour");
    }
    return Optional.empty();
  }

  /** An offer ended, rated or not. */
  public void ended(long atMillis) {
    lastEnd = OptionalLong.of(atMillis);
  }

  /** A level was pressed with nothing offered. */
  public Optional<Suspicion> stray(long atMillis) {
    int count = within(strays, atMillis, HOUR, limits.strayPerHour() + 1);
    if (count > limits.strayPerHour() && due("stray-presses", atMillis)) {
      return suspicion(
          "stray-presses",
          "一小时内有 " + limits.strayPerHour() + " 次以上没有评价邀请的按键",
          "Many presses with nothing offered, within an hour");
    }
    return Optional.empty();
  }

  /** Adds a time and forgets what is too old, or more than {@code most}. */
  private static int within(Deque<Long> times, long at, long millis, int most) {
    times.addLast(at);
    while (times.size() > most || at - times.getFirst() > millis) {
      times.removeFirst();
    }
    return times.size();
  }

  private boolean due(String word, long at) {
    Long last = reported.get(word);
    if (last != null && at - last < limits.silence().toMillis()) {
      return false;
    }
    reported.put(word, at);
    return true;
  }

  private static Optional<Suspicion> suspicion(String word, String chinese, String english) {
    return Optional.of(new Suspicion(word, chinese + " / " + english + "."));
  }
}
