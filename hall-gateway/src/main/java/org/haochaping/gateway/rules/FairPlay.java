package org.haochaping.gateway.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees patterns that look like staff pressing, from what has been settled lately. It names marks
 * and decides nothing: a marked rating counts like any other (article 4).
 */
public final class FairPlay {
  private static final Duration HOUR = Duration.ofHours(1);

  private final FairPlayLimits limits;
  private final Map<Integer, Deque<Seen>> windows = new HashMap<>();
  private final Map<Integer, Integer> withoutService = new HashMap<>();

  /** With nothing seen yet. */
  public FairPlay(FairPlayLimits limits) {
    this.limits = limits;
  }

  /**
   * A rating that was pressed by somebody.
   *
   * @param level the city's digit
   * @param bound whether it hangs on a case
   * @param acceptedAt when that case was accepted
   */
  public record Seen(
      int window, int level, Instant pressedAt, boolean bound, Optional<Instant> acceptedAt) {}

  /** Takes the next one and gives the words that it is marked with, mostly none. */
  public List<String> marks(Seen rating) {
    Deque<Seen> lately = windows.computeIfAbsent(rating.window(), any -> new ArrayDeque<>());
    lately.removeIf(
        one -> Duration.between(one.pressedAt(), rating.pressedAt()).compareTo(HOUR) > 0);
    lately.add(rating);
    List<String> marks = new ArrayList<>();
    long alike =
        lately.stream()
            .filter(one -> one.level() == rating.level())
            .filter(
                one ->
                    Duration.between(one.pressedAt(), rating.pressedAt())
                            .abs()
                            .compareTo(limits.burstWithin())
                        <= 0)
            .count();
    if (alike >= limits.burst()) {
      marks.add("burst");
    }
    if (lately.size() > limits.windowAnHour()) {
      marks.add("many-at-window");
      lately.poll(); // more than the limit says no more
    }
    int inARow = rating.bound() ? 0 : withoutService.getOrDefault(rating.window(), 0) + 1;
    withoutService.put(rating.window(), inARow);
    if (inARow >= limits.noService()) {
      marks.add("no-service");
    }
    if (rating.acceptedAt().filter(at -> rating.pressedAt().isBefore(at)).isPresent()) {
      marks.add("before-acceptance");
    }
    return marks;
  }
}
