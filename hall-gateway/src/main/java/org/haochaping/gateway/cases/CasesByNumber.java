package org.haochaping.gateway.cases;

import java.util.List;
import org.haochaping.gateway.ledger.Ledger;

/** Finds cases by the phone's number that was left with them, known by its keyed hash alone. */
public final class CasesByNumber {
  private static final int MOST = 20;

  private final Ledger ledger;

  /** Over a ledger. */
  public CasesByNumber(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The handles of the newest cases of a number that got their receipt at a window, newest first.
   */
  public List<String> at(int window, byte[] phoneMac) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select c.handle from service_case c join receipt r"
                        // A batch's receipt is its first case's.
                        + " on r.service_case = coalesce(c.batch_leader, c.id)"
                        + " where c.phone_mac = :mac and r.window_no = :window"
                        + " order by c.id desc limit :most")
                .bind("mac", phoneMac)
                .bind("window", window)
                .bind("most", MOST)
                .mapTo(String.class)
                .list());
  }
}
