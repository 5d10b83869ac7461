package org.haochaping.workshop.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.LedgerView;

/**
 * Waits, undisturbed, until every rating in the terminals' journals has been answered by the city.
 */
final class Settling {
  /** An offer that a kill left open is settled once its terminal has started again. */
  private static final Duration WITHOUT_CHANGE = Duration.ofMinutes(2);

  private final Hall hall;
  private final List<String> terminals;
  private final PrintStream out;

  Settling(Hall hall, List<String> terminals, PrintStream out) {
    this.hall = hall;
    this.terminals = terminals;
    this.out = out;
  }

  /** Whether it all arrived; false once nothing has changed for too long. */
  boolean await() throws InterruptedException {
    try (LedgerView ledger = LedgerView.open(hall.ledger())) {
      long before = Long.MAX_VALUE;
      long change = System.nanoTime();
      while (System.nanoTime() - change < WITHOUT_CHANGE.toNanos()) {
        long open = open(ledger);
        if (open != before) {
          out.println("等待送达 / waiting for so many to arrive: " + open);
          change = System.nanoTime();
          before = open;
        }
        if (open == 0) {
          return true;
        }
        TimeUnit.MILLISECONDS.sleep(500);
      }
      return false;
    }
  }

  private long open(LedgerView ledger) {
    Set<String> offers = new HashSet<>(ledger.stored().keySet());
    terminals.forEach(id -> offers.addAll(hall.journal(id).ratings().keySet()));
    Map<String, LedgerView.Delivery> deliveries = ledger.deliveries();
    offers.removeIf(
        offer -> deliveries.containsKey(offer) && !deliveries.get(offer).state().equals("pending"));
    long behind =
        terminals.stream()
            .flatMap(id -> hall.journal(id).place().stream())
            .mapToLong(place -> place.last() - ledger.upTo(place.journal()))
            .sum();
    return offers.size() + behind;
  }
}
