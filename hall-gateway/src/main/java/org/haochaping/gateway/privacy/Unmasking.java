package org.haochaping.gateway.privacy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.haochaping.gateway.ledger.Ledger;

/**
 * The one door to plain names, numbers and phones for a person's eyes (article 14). Each look is
 * written down and on disk before anything is shown; where it can't be written, nothing is shown.
 */
public final class Unmasking {
  private static final int MAX_TEXT = 200;

  private final Ledger ledger;
  private final Clock clock;

  /** Over a ledger. */
  public Unmasking(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** One look, as it was written down. */
  public record Look(Instant at, String who, String why, String caseHandle) {}

  /** The looks that there were, the newest first; at most so many. */
  public List<Look> looks(int limit) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select u.at, u.who, u.why, c.handle from unmasking u"
                        + " join service_case c on c.id = u.service_case"
                        + " order by u.id desc limit :limit")
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Look(
                            Instant.ofEpochMilli(row.getLong(1)),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4)))
                .list());
  }

  /**
   * Lets somebody look.
   *
   * @param who the person, 1 to 200 characters
   * @param why the reason, 1 to 200 characters, with nothing personal in it
   * @param serviceCase the case's row
   * @throws SealException if who or why is not given
   */
  public <T> T look(String who, String why, long serviceCase, Supplier<T> plain) {
    require(who);
    require(why);
    ledger.write(
        handle ->
            handle
                .createUpdate(
                    "insert into unmasking (at, who, why, service_case)"
                        + " values (:at, :who, :why, :case)")
                .bind("at", clock.millis())
                .bind("who", who.strip())
                .bind("why", why.strip())
                .bind("case", serviceCase)
                .execute());
    return plain.get();
  }

  private static void require(String text) {
    if (text.isBlank() || text.length() > MAX_TEXT) {
      throw new SealException("须说明何人、为何查看 / say who looks and why, in 1 to 200 characters each");
    }
  }
}
