package org.haochaping.gateway.terminals;

import java.util.Collection;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.haochaping.gateway.ledger.Ledger;

/**
 * The windows that a hall has: those that its configuration names, and those that any terminal,
 * case or clerk was ever at.
 */
public final class HallWindows {
  private static final String SEEN =
      "select window_no from terminal union select window_no from receipt"
          + " union select window_no from clerk_duty";

  private final Ledger ledger;
  private final Set<Integer> configured;

  /** Of a ledger, and those that the configuration names. */
  public HallWindows(Ledger ledger, Collection<Integer> configured) {
    this.ledger = ledger;
    this.configured = Set.copyOf(configured);
  }

  /** All, in order. */
  public SortedSet<Integer> all() {
    SortedSet<Integer> all = new TreeSet<>(configured);
    all.addAll(
        ledger.read(handle -> handle.createQuery(SEEN).mapTo(Integer.class).collectIntoSet()));
    return all;
  }

  /** Whether there is such a window. */
  public boolean has(int window) {
    return configured.contains(window)
        || ledger.read(
            handle ->
                handle
                    .createQuery(
                        "select exists (select 1 from terminal where window_no = :window)"
                            + " or exists (select 1 from receipt where window_no = :window)"
                            + " or exists (select 1 from clerk_duty where window_no = :window)")
                    .bind("window", window)
                    .mapTo(Boolean.class)
                    .one());
  }
}
