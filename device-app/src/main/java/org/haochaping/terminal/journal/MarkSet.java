package org.haochaping.terminal.journal;

/**
 * A set of 64-bit marks that only grows, in 16 bytes a mark or less: what was rated is remembered
 * for as long as the terminal runs, on a board with little memory. Thread-safe.
 */
final class MarkSet {
  private static final int FIRST_SLOTS = 1024;

  /** Zero stands for an empty slot. */
  private long[] slots = new long[FIRST_SLOTS];

  private int taken;
  private boolean hasZero;

  synchronized void add(long mark) {
    if (mark == 0) {
      hasZero = true;
      return;
    }
    if (put(slots, mark)) {
      taken++;
    }
    if (taken > slots.length / 4 * 3) {
      long[] wider = new long[slots.length * 2];
      for (long each : slots) {
        if (each != 0) {
          put(wider, each);
        }
      }
      slots = wider;
    }
  }

  synchronized boolean contains(long mark) {
    if (mark == 0) {
      return hasZero;
    }
    return slots[place(slots, mark)] == mark;
  }

  private static boolean put(long[] slots, long mark) {
    int place = place(slots, mark);
    boolean isNew = slots[place] != mark;
    slots[place] = mark;
    return isNew;
  }

  /** Where the mark is, or the empty slot where it belongs. */
  private static int place(long[] slots, long mark) {
    int place = Long.hashCode(mark) & (slots.length - 1);
    while (slots[place] != 0 && slots[place] != mark) {
      place = (place + 1) & (slots.length - 1);
    }
    return place;
  }
}
