package org.haochaping.gateway.settlement;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.protocol.ProtocolException;
import org.jdbi.v3.core.Handle;

/**
 * The register of malicious raters (article 17). A person is known here by a keyed hash and nothing
 * else. Ratings pressed while an entry holds are kept, marked and not adopted; once it is lifted
 * they are adopted again.
 */
public final class Raters {
  private static final int SOME = 20;

  private final Court court;
  private final SealedWords words;

  /**
   * Over a ledger.
   *
   * @param words seals the reasons, which may name somebody
   */
  public Raters(Court court, SealedWords words) {
    this.court = court;
    this.words = words;
  }

  /**
   * An entry of the register.
   *
   * @param reason as it was typed; empty once erased
   * @param since ratings pressed from here on are not adopted ...
   * @param expiresAt ... and pressed from here on they are again
   */
  public record Entry(
      long id,
      String rater,
      String reason,
      String decidedBy,
      Instant since,
      Instant expiresAt,
      Optional<Instant> liftedAt) {}

  /** Who gave a rating, as a keyed hash; empty where nobody noted it. */
  public Optional<String> of(long rating) throws SQLException {
    return court.write(
        handle ->
            handle
                .createQuery(
                    "select c.rater from rating r join case_rater c"
                        + " on c.service_case = r.service_case where r.id = :id")
                .bind("id", rating)
                .mapTo(String.class)
                .findOne());
  }

  /**
   * Puts a rater on the register.
   *
   * @return the entry's number
   * @throws ProtocolException if reason or name are missing, or it would end before it begins
   */
  public long add(String rater, String reason, String decidedBy, Instant since, Instant expiresAt)
      throws SQLException {
    if (rater.isBlank() || reason.isBlank() || decidedBy.isBlank()) {
      throw new ProtocolException(
          "须有理由和决定人 / register: rater, reason and who decided must be given");
    }
    if (!expiresAt.isAfter(since)) {
      throw new ProtocolException("止日不得早于起日 / register: an entry must end after it begins");
    }
    return court.write(
        handle -> {
          long id =
              handle
                  .createQuery(
                      "insert into malicious_rater (rater, reason, decided_by, decided_at, since,"
                          + " expires_at) values (:rater, :reason, :by, :now, :since, :expires)"
                          + " returning id")
                  .bind("rater", rater)
                  .bind("reason", "")
                  .bind("by", decidedBy)
                  .bind("now", court.now())
                  .bind("since", since.toEpochMilli())
                  .bind("expires", expiresAt.toEpochMilli())
                  .mapTo(Long.class)
                  .one();
          words.keep(
              handle, SealedWords.Kind.REGISTER, id, OptionalLong.empty(), court.now(), reason);
          court.cases(handle, casesOf(handle, rater));
          return id;
        });
  }

  /**
   * Takes an entry off the register again; what it held back counts once more.
   *
   * @throws ProtocolException if there is no such entry, or it was lifted before
   */
  public void lift(long entry, String by) throws SQLException {
    court.write(
        handle -> {
          int lifted =
              handle
                  .createUpdate(
                      "update malicious_rater set lifted_at = :now, lifted_by = :by"
                          + " where id = :id and lifted_at is null")
                  .bind("now", court.now())
                  .bind("by", by)
                  .bind("id", entry)
                  .execute();
          if (lifted == 0) {
            throw new ProtocolException("名录中没有此有效条目 / register: no entry " + entry + " that holds");
          }
          String rater =
              handle
                  .createQuery("select rater from malicious_rater where id = :id")
                  .bind("id", entry)
                  .mapTo(String.class)
                  .one();
          court.cases(handle, casesOf(handle, rater));
          return 0;
        });
  }

  /** All entries, the newest first, lifted ones too. */
  public List<Entry> list() throws SQLException {
    return court.write(
        handle ->
            handle
                .createQuery(
                    "select id, rater, reason, decided_by, since, expires_at, lifted_at"
                        + " from malicious_rater order by id desc")
                .map(
                    (row, context) ->
                        new Entry(
                            row.getLong(1),
                            row.getString(2),
                            reason(handle, row.getLong(1), row.getString(3)),
                            row.getString(4),
                            Instant.ofEpochMilli(row.getLong(5)),
                            Instant.ofEpochMilli(row.getLong(6)),
                            row.getObject(7) == null
                                ? Optional.empty()
                                : Optional.of(Instant.ofEpochMilli(row.getLong(7)))))
                .list());
  }

  private String reason(Handle handle, long id, String plain) {
    return words.of(handle, SealedWords.Kind.REGISTER, id).orElse(plain);
  }

  /** The newest cases of a rater, at most twenty. */
  public List<Long> someCasesOf(String rater) throws SQLException {
    List<Long> cases = court.write(handle -> casesOf(handle, rater));
    return cases.subList(Math.max(0, cases.size() - SOME), cases.size());
  }

  private static List<Long> casesOf(Handle handle, String rater) {
    return handle
        .createQuery("select service_case from case_rater where rater = :rater order by 1")
        .bind("rater", rater)
        .mapTo(Long.class)
        .list();
  }
}
