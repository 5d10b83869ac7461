package org.haochaping.gateway.settlement;

import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.journal.JournalBody.Reasons;

/**
 * Reasons that came after their rating was settled. They are added as long as no outlet has the
 * rating; after that they stay in the raw entries only, since a city takes a rating once.
 */
final class LateReasons {
  private LateReasons() {}

  static void add(Ledger ledger, Reasons reasons) {
    ledger.write(
        handle -> {
          int added =
              handle
                  .createUpdate(
                      "update rating set reasons = :codes, reason_list = :list, free_text = :text"
                          + " where offer = :offer and reasons = '' and free_text = ''"
                          + " and not exists (select 1 from delivery d"
                          + "  where d.rating = rating.id and (d.state = 'sent'"
                          + "   or (d.state = 'pending' and d.attempts > 0)))")
                  .bind("codes", String.join(",", reasons.codes()))
                  .bind("list", reasons.list())
                  .bind("text", reasons.text().orElse(""))
                  .bind("offer", reasons.offer().value())
                  .execute();
          if (added > 0) {
            // No decision says so, and the results count reasons.
            handle
                .createUpdate(
                    "insert into result_touched (rating) select id from rating where offer = :offer"
                        + " on conflict do nothing")
                .bind("offer", reasons.offer().value())
                .execute();
          }
          return added;
        });
  }
}
