package org.haochaping.gateway.settlement;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Reasons that came after their rating was settled. They are added as long as no outlet has the
 * rating; after that they stay where they came in only, since a city takes a rating once.
 */
final class LateReasons {
  private LateReasons() {}

  static void add(Handle handle, String offer, String list, List<String> codes, String text) {
    int added =
        handle
            .createUpdate(
                "update rating set reasons = :codes, reason_list = :list, free_text = :text"
                    + " where offer = :offer and reasons = '' and free_text = ''"
                    + " and not exists (select 1 from delivery d"
                    + "  where d.rating = rating.id and (d.state = 'sent'"
                    + "   or (d.state = 'pending' and d.attempts > 0)))")
            .bind("codes", String.join(",", codes))
            .bind("list", list)
            .bind("text", text)
            .bind("offer", offer)
            .execute();
    if (added > 0) {
      // No decision says so, and the results count reasons.
      handle
          .createUpdate(
              "insert into result_touched (rating) select id from rating where offer = :offer"
                  + " on conflict do nothing")
          .bind("offer", offer)
          .execute();
    }
  }
}
