package org.haochaping.gateway.settlement;

import java.sql.SQLException;
import java.util.List;
import org.haochaping.protocol.ProtocolException;

/** Cases of the same item that were filed at one window in one go (article 16). */
public final class Batches {
  private final Court court;

  /** Over a ledger. */
  public Batches(Court court) {
    this.court = court;
  }

  /**
   * Notes that one rating is valid for all of these; again changes nothing.
   *
   * @param handles of the cases; the first one is the one that the receipt names
   * @throws ProtocolException if there are fewer than two, one is not registered, or one belongs to
   *     another batch
   */
  public void note(List<String> handles) throws SQLException {
    if (handles.size() < 2) {
      throw new ProtocolException("batch: two cases or more");
    }
    court.write(
        handle -> {
          List<Long> ids =
              handles.stream()
                  .map(
                      one ->
                          handle
                              .createQuery("select id from service_case where handle = :handle")
                              .bind("handle", one)
                              .mapTo(Long.class)
                              .findOne()
                              .orElseThrow(
                                  () -> new ProtocolException("batch: a case is not registered")))
                  .toList();
          long lead = ids.get(0);
          for (long member : ids) {
            int noted =
                handle
                    .createUpdate(
                        "update service_case set batch_leader = :lead where id = :member"
                            + " and (batch_leader is null or batch_leader = :lead)")
                    .bind("member", member)
                    .bind("lead", lead)
                    .execute();
            if (noted == 0) {
              throw new ProtocolException("batch: a case belongs to another one");
            }
          }
          court.cases(handle, List.of(lead));
          return 0;
        });
  }
}
