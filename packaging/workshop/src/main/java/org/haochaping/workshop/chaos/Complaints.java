package org.haochaping.workshop.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What goes wrong while the chaos runs; the first one ends it. Thread-safe. */
final class Complaints {
  private final List<String> all = new ArrayList<>();

  synchronized void add(String sentence) {
    all.add(sentence);
  }

  synchronized void add(RuntimeException trouble) {
    add(Objects.requireNonNullElseGet(trouble.getMessage(), trouble::toString));
  }

  synchronized boolean any() {
    return !all.isEmpty();
  }

  synchronized List<String> all() {
    return List.copyOf(all);
  }
}
