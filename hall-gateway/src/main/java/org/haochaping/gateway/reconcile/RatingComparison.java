package org.haochaping.gateway.reconcile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalBody.Rated;

/** Compares the ledger with itself: raw entries, ratings made of them, and their deliveries. */
final class RatingComparison {
  private static final int ROWS = 1000;

  private final Ledger ledger;
  private final Findings findings;

  RatingComparison(Ledger ledger, Findings findings) {
    this.ledger = ledger;
    this.findings = findings;
  }

  @SuppressWarnings("ArrayRecordComponent") // rows passing through, never compared
  private record Entry(long id, byte[] body) {}

  @SuppressWarnings("ArrayRecordComponent") // rows passing through, never compared
  private record Rating(long id, String offer, int level, long wall, byte[] body) {}

  /** How many entries the ledger has. */
  long entriesHaveTheirRating() {
    long entries = 0;
    List<Entry> rows = entriesAfter(0);
    while (!rows.isEmpty()) {
      entries += rows.size();
      Map<String, Long> pressed = new LinkedHashMap<>();
      for (Entry row : rows) {
        if (decode(row.body()) instanceof Rated rated) {
          pressed.putIfAbsent(rated.offer().value(), row.id());
        }
      }
      pressed.keySet().removeAll(settled(pressed.keySet()));
      pressed.forEach(
          (offer, id) ->
              findings.add(
                  "offer " + offer + " entry=" + id, "有评价记录,未结算 / pressed, but not settled"));
      rows = entriesAfter(rows.get(rows.size() - 1).id());
    }
    return entries;
  }

  /** How many ratings of terminals the ledger has. */
  long ratingsAreWhatWasPressed() {
    long ratings = 0;
    List<Rating> rows = ratingsAfter(0);
    while (!rows.isEmpty()) {
      ratings += rows.size();
      for (Rating row : rows) {
        boolean same =
            decode(row.body()) instanceof Rated rated
                && rated.offer().value().equals(row.offer())
                && rated.level().cityCode() == row.level()
                && rated.at().wall().toEpochMilli() == row.wall();
        if (!same) {
          findings.add("offer " + row.offer(), "与原始记录不符 / not what the raw entry says");
        }
      }
      rows = ratingsAfter(rows.get(rows.size() - 1).id());
    }
    return ratings;
  }

  /** Each adopted rating has its delivery, and no other one has any. */
  void adoptedAreDelivered(String outlet) {
    offers(
            "select r.offer from rating r where r.decision = 'adopted' and r.source <> 'region'"
                + " and not exists (select 1 from delivery d where d.rating = r.id"
                + " and d.kind = 'rating' and d.outlet = :outlet) order by r.id",
            outlet)
        .forEach(
            offer -> findings.add("offer " + offer, "已采纳,无上报任务 / adopted, but never handed on"));
    offers(
            "select coalesce(r.offer, '?') from delivery d left join rating r on r.id = d.rating"
                + " where d.outlet = :outlet and d.kind = 'rating' and d.service_case is not null"
                + " and (r.decision is null or r.decision <> 'adopted')"
                + " and not exists (select 1 from delivery e where e.service_case = d.service_case"
                + " and e.outlet = d.outlet and e.id > d.id) order by d.id",
            outlet)
        .forEach(
            offer -> findings.add("offer " + offer, "未采纳,却有上报任务 / handed on, but not adopted"));
  }

  private List<String> offers(String sql, String outlet) {
    return ledger.read(
        handle -> handle.createQuery(sql).bind("outlet", outlet).mapTo(String.class).list());
  }

  private List<Entry> entriesAfter(long id) {
    return ledger.read(
        handle ->
            handle
                .createQuery("select id, body from entry where id > :id order by id limit :limit")
                .bind("id", id)
                .bind("limit", ROWS)
                .map((row, context) -> new Entry(row.getLong(1), row.getBytes(2)))
                .list());
  }

  private List<Rating> ratingsAfter(long id) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select r.id, r.offer, r.level, r.pressed_wall, e.body from rating r"
                        + " left join entry e on e.journal = r.journal and e.seq = r.seq"
                        + " where r.id > :id and r.source = 'terminal'"
                        + " order by r.id limit :limit")
                .bind("id", id)
                .bind("limit", ROWS)
                .map(
                    (row, context) -> {
                      byte[] body = row.getBytes(5);
                      return new Rating(
                          row.getLong(1),
                          row.getString(2),
                          row.getInt(3),
                          row.getLong(4),
                          body == null ? new byte[0] : body);
                    })
                .list());
  }

  private Set<String> settled(Set<String> offers) {
    if (offers.isEmpty()) {
      return Set.of();
    }
    return ledger.read(
        handle ->
            new HashSet<>(
                handle
                    .createQuery("select offer from rating where offer in (<offers>)")
                    .bindList("offers", new ArrayList<>(offers))
                    .mapTo(String.class)
                    .list()));
  }

  private static Object decode(byte[] body) {
    try {
      JournalBody decoded = BodyCodec.decode(body);
      return decoded;
    } catch (ProtocolException e) {
      return e; // intake keeps whatever came; the settlement raised its alarm
    }
  }
}
