package org.haochaping.workshop.soak;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * Whether a process is the same at the end as after its first sessions. Each figure is the median
 * of a quarter of the looks: one look meets a collection or a connection by chance.
 */
record Flatness(long sessions, Footprint early, Footprint late) {
  private static final int QUARTER = 4;

  /** What a heap may have more: the smaller of what can be told from chance. */
  private static final long HEAP_KIB = 2 * 1024;

  private static final double HEAP_PART = 0.1;
  private static final int HANDLES = 3;
  private static final int THREADS = 3;

  /**
   * Of looks in order, the first one after the warm-up.
   *
   * @throws IllegalArgumentException for fewer than four
   */
  static Flatness of(long sessions, List<Footprint> looks) {
    int part = looks.size() / QUARTER;
    if (part == 0) {
      throw new IllegalArgumentException("four looks at least");
    }
    return new Flatness(
        sessions,
        median(looks.subList(0, part)),
        median(looks.subList(looks.size() - part, looks.size())));
  }

  boolean flat() {
    long heapMayGrow = Math.max(HEAP_KIB, Math.round(early.heapKib() * HEAP_PART));
    return late.heapKib() - early.heapKib() <= heapMayGrow
        && late.handles() - early.handles() <= HANDLES
        && late.threads() - early.threads() <= THREADS;
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "sessions=%d heap-early=%.1fMiB heap-late=%.1fMiB handles-early=%d handles-late=%d"
            + " threads-early=%d threads-late=%d flat=%s",
        sessions,
        early.heapKib() / 1024.0,
        late.heapKib() / 1024.0,
        early.handles(),
        late.handles(),
        early.threads(),
        late.threads(),
        flat() ? "yes" : "no");
  }

  private static Footprint median(List<Footprint> looks) {
    return new Footprint(
        middle(looks, Footprint::heapKib),
        (int) middle(looks, Footprint::handles),
        (int) middle(looks, Footprint::threads));
  }

  private static long middle(List<Footprint> looks, ToLongFunction<Footprint> figure) {
    long[] sorted = looks.stream().mapToLong(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
