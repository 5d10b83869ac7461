package org.haochaping.gateway.cases;

import java.util.List;
import org.haochaping.gateway.ledger.Ledger;

/**
 * Erases what people wrote about a rating (article 14) once the applicant is erased of its case and
 * of every case that it went to the city for, and its follow-up is closed; who did what when stays.
 * What hangs on no case goes by its age alone, and a register's reason a set time after its entry
 * ended.
 */
final class WordErasure {
  private static final int CHUNK = 200;

  private static final String DUE =
      """
      select w.id from sealed_words w left join rating r on r.id = w.rating where w.id > :from
        and not exists (select 1 from service_case c
          where c.id = r.service_case and length(c.applicant) > 0)
        and not exists (select 1 from delivery d left join service_case c on c.id = d.service_case
          where d.rating = r.id and (d.state <> 'sent' or length(c.applicant) > 0))
        and not exists (select 1 from followup f where f.rating = r.id and f.state <> 'closed')
        and (r.service_case is not null or (w.kind <> 'register' and w.at <= :limit)
          or exists (select 1 from malicious_rater m where w.kind = 'register'
            and m.id = w.of_row and coalesce(m.lifted_at, m.expires_at) <= :limit))
        order by w.id limit :most\
      """;

  private final Ledger ledger;

  WordErasure(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Erases what is due.
   *
   * @param limit what is as old as this moment has been kept for long enough
   */
  void run(long limit) {
    long last = 0;
    while (true) {
      long from = last;
      List<Long> due =
          ledger.read(
              handle ->
                  handle
                      .createQuery(DUE)
                      .bind("from", from)
                      .bind("limit", limit)
                      .bind("most", CHUNK)
                      .mapTo(Long.class)
                      .list());
      if (due.isEmpty()) {
        return;
      }
      last = due.get(due.size() - 1);
      ledger.write(
          handle ->
              handle
                  .createUpdate("delete from sealed_words where id in (<rows>)")
                  .bindList("rows", due)
                  .execute());
    }
  }
}
