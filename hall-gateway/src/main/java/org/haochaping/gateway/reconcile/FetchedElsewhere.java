package org.haochaping.gateway.reconcile;

import java.nio.charset.StandardCharsets;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.city.RecordKey;
import org.haochaping.protocol.city.RecordKind;

/**
 * What was fetched back from the city is known to be from elsewhere (article 7): its ratings, their
 * services, and whatever belongs to a case that this hall does not have.
 */
record FetchedElsewhere(Ledger ledger) implements Elsewhere {
  private static final String OF_PROJECT =
      """
      select count(*) from service_case where project_no = :project and :service > 0""";

  private static final String OURS_AND_NOT_RATED_ELSEWHERE =
      """
      select count(*) from service_case c where c.project_no = :project
        and c.service_number = :service and not exists (select 1 from rating r
        where r.service_case = c.id and r.source = 'region')""";

  @Override
  public boolean has(RecordKey key) {
    return key.kind() == RecordKind.RATING
        ? isFetched(key) || count(OF_PROJECT, key) == 0
        : count(OURS_AND_NOT_RATED_ELSEWHERE, key) == 0;
  }

  private boolean isFetched(RecordKey key) {
    String name = Hash.sha256(key.toString().getBytes(StandardCharsets.UTF_8)).hex();
    return ledger.read(
            handle ->
                handle
                    .createQuery(
                        "select count(*) from submission"
                            + " where source = 'region' and source_id = :name")
                    .bind("name", name)
                    .mapTo(Long.class)
                    .one())
        > 0;
  }

  private long count(String sql, RecordKey key) {
    return ledger.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("project", key.projectNo())
                .bind("service", key.number())
                .mapTo(Long.class)
                .one());
  }
}
