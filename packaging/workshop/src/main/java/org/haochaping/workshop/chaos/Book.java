package org.haochaping.workshop.chaos;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * What the people at the terminals know: which levels they pressed for a case, and which they were
 * thanked for. Thread-safe.
 */
final class Book {
  private final Map<String, Set<SatisfactionLevel>> pressed = new HashMap<>();
  private final Map<String, SatisfactionLevel> thanked = new LinkedHashMap<>();

  /** Somebody is about to press this; it may or may not be taken. */
  synchronized void pressed(String projectNo, SatisfactionLevel level) {
    pressed.computeIfAbsent(projectNo, any -> EnumSet.noneOf(SatisfactionLevel.class)).add(level);
  }

  /** Somebody was thanked for this. */
  synchronized void thanked(String projectNo, SatisfactionLevel level) {
    thanked.put(projectNo, level);
  }

  /** Whether a level was ever pressed for the case. */
  synchronized boolean wasPressed(String projectNo) {
    return pressed.containsKey(projectNo);
  }

  /** Whether this very level was ever pressed for the case. */
  synchronized boolean wasPressed(String projectNo, SatisfactionLevel level) {
    return pressed.getOrDefault(projectNo, Set.of()).contains(level);
  }

  /** What was thanked for, by case number. */
  synchronized Map<String, SatisfactionLevel> thanked() {
    return Map.copyOf(thanked);
  }
}
