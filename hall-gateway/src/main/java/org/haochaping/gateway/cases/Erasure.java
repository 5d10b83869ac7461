package org.haochaping.gateway.cases;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.haochaping.gateway.ledger.Ledger;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases applicants a set time after the city confirmed the case's rating, or after one that came
 * back from the city counts for it (article 14). The case's row stays, for the ratings that hang on
 * it. Never while a delivery of the case is open, or anything else still needs the person. With it
 * goes what people wrote about its rating, see {@code WordErasure}; and by their age the hashes of
 * phones' numbers that waited long enough for a case.
 */
public final class Erasure implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);
  private static final int CHUNK = 200;
  private static final byte[] NOTHING = {};

  // What was fetched back from the city never goes there, so nothing is ever confirmed. Counted
  // from the decision and not from the fetching: that may have been long before the case was
  // registered, or before the rating came to count.
  private static final String COUNTS =
      " and r.source = 'region' and r.decision = 'adopted' and not exists (select 1 from"
          + " decision x where x.rating = r.id and x.decided_at > :limit))";

  /** The ways in which a case's rating is at the city; three queries, each by its own index. */
  private static final List<String> AT_THE_CITY =
      List.of(
          "exists (select 1 from delivery d where d.service_case = c.id and d.state = 'sent')",
          "exists (select 1 from rating r where r.service_case = c.id" + COUNTS,
          "exists (select 1 from service_case m join rating r on r.service_case = m.id"
              + " where m.batch_leader = c.batch_leader"
              + COUNTS);

  private final Ledger ledger;
  private final Clock clock;
  private final Terms terms;
  private final LongPredicate stillNeeded;
  private final WordErasure words;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "erasure"));

  /**
   * How long what is personal stays.
   *
   * @param applicants after the city's last confirmation, or after it was decided that a rating
   *     from there counts
   * @param numbers the keyed hash of a number that a rating was given with and that no case is
   *     known for
   */
  public record Terms(Duration applicants, Duration numbers) {}

  /**
   * Over a ledger; nothing runs yet.
   *
   * @param stillNeeded by the case's row: whether something else needs the person, such as a
   *     follow-up that is open
   */
  public Erasure(Ledger ledger, Clock clock, Terms terms, LongPredicate stillNeeded) {
    this.ledger = ledger;
    this.clock = clock;
    this.terms = terms;
    this.stillNeeded = stillNeeded;
    this.words = new WordErasure(ledger);
  }

  /** Erases what is due now, and then every hour. */
  public Erasure start() {
    var unused = timer.scheduleWithFixedDelay(this::runSafely, 0, 1, TimeUnit.HOURS);
    return this;
  }

  private void runSafely() {
    try {
      int erased = run();
      if (erased > 0) {
        LOG.info("applicants erased count={}", erased);
      }
    } catch (RuntimeException e) {
      LOG.error("erasure failed, trying again in an hour problem={}", e.getMessage());
    }
  }

  /** Erases what is due now; how many applicants. */
  public int run() {
    ledger.write(this::eraseNumbers);
    long limit = clock.millis() - terms.applicants().toMillis();
    int erased = AT_THE_CITY.stream().mapToInt(isThere -> run(isThere, limit)).sum();
    words.run(limit);
    return erased;
  }

  private int run(String isThere, long limit) {
    int erased = 0;
    long last = 0;
    while (true) {
      long from = last;
      List<Long> due = ledger.read(handle -> due(handle, isThere, from, limit));
      if (due.isEmpty()) {
        return erased;
      }
      last = due.get(due.size() - 1);
      List<Long> free = due.stream().filter(id -> !stillNeeded.test(id)).toList();
      erased += free.isEmpty() ? 0 : ledger.write(handle -> erase(handle, free));
    }
  }

  private static List<Long> due(Handle handle, String isThere, long from, long limit) {
    return handle
        .createQuery(
            "select c.id from service_case c where c.id > :from and c.erased_at is null"
                + " and length(c.applicant) > 0 and c.registered_at <= :limit and "
                + isThere
                + " and not exists (select 1 from delivery d where d.service_case = c.id"
                + "  and (d.state <> 'sent' or d.answered_at > :limit))"
                + " order by c.id limit :limit_rows")
        .bind("from", from)
        .bind("limit", limit)
        .bind("limit_rows", CHUNK)
        .mapTo(Long.class)
        .list();
  }

  private int erase(Handle handle, List<Long> rows) {
    return handle
        .createUpdate(
            "update service_case set applicant = :nothing, certificate_mac = null,"
                + " phone_mac = null, erased_at = :now where id in (<rows>)"
                + " and not exists (select 1 from delivery d"
                + "  where d.service_case = service_case.id and d.state <> 'sent')")
        .bind("nothing", NOTHING)
        .bind("now", clock.millis())
        .bindList("rows", rows)
        .execute();
  }

  /** The phone page drops them too, but only when the next number comes. */
  private int eraseNumbers(Handle handle) {
    return handle
        .createUpdate("delete from phone_claim where at < :old")
        .bind("old", clock.millis() - terms.numbers().toMillis())
        .execute();
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
