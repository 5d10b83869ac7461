package org.haochaping.gateway.settlement;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.rules.Outcome;
import org.haochaping.gateway.rules.TimeBasis;
import org.haochaping.protocol.ProtocolException;
import org.jdbi.v3.core.Handle;

/**
 * The entry for ratings that come not from a terminal: from the gateway's page for phones, and from
 * the city, where they were given on other channels (article 7). The exact bytes are kept first,
 * sealed where somebody wrote something (article 14), with a copy in plain that lacks the words;
 * then the same rules decide as about any other rating, one a service across all ways.
 */
public final class Submissions {
  private final Ledger ledger;
  private final RulesSettings settings;
  private final RatingWords words;
  private final Clock clock;
  private final Runnable settledSome;

  /**
   * Over a ledger.
   *
   * @param words seals what people wrote
   * @param settledSome called after each that was new, to wake the outlets
   */
  public Submissions(
      Ledger ledger, RulesSettings settings, SealedWords words, Clock clock, Runnable settledSome) {
    this.ledger = ledger;
    this.words = new RatingWords(words);
    this.settings = settings;
    this.clock = clock;
    this.settledSome = settledSome;
  }

  /**
   * What became of a submission.
   *
   * @param isNew whether it came for the first time
   * @param outcome the word of the rating's decision, see {@link
   *     org.haochaping.gateway.rules.Outcome}; {@code withdrawn} too where it took back another one
   */
  public record Taken(boolean isNew, String outcome) {}

  /**
   * Takes one; it is on disk when this returns. The same id again changes nothing and gives what is
   * decided by now.
   *
   * <p>One that the city does not adopt takes back the one that it adopted before, where that is
   * here; that one is decided about again.
   *
   * @param id unique within its source, 1 to 64 of letters, digits, point and hyphen
   * @param body see {@link SubmittedRating}
   * @throws ProtocolException with the reason, if it is malformed; then nothing is kept
   */
  public Taken take(Source source, String id, byte[] body) throws SQLException {
    return take(source, id, body, (handle, adjudication, kept) -> {});
  }

  /** What else is written in the transaction that takes a submission for the first time. */
  @FunctionalInterface
  interface Beside {
    void write(Handle handle, Adjudication adjudication, List<Adjudication.Kept> kept)
        throws SQLException;
  }

  Taken take(Source source, String id, byte[] body, Beside beside) throws SQLException {
    if (source == Source.TERMINAL || source == Source.DEFAULT) {
      throw new ProtocolException("source: phone, poster or region");
    }
    if (!id.matches("[A-Za-z0-9.-]{1,64}")) {
      throw new ProtocolException("id: 1 to 64 of letters, digits, point and hyphen");
    }
    SubmittedRating submitted = SubmittedRating.decode(body);
    String offer = offer(source, id);
    boolean hasText = !submitted.text().isEmpty();
    Instant now = clock.instant();
    boolean isNew =
        ledger.<Boolean, SQLException>write(
            handle -> {
              Optional<Long> row =
                  handle
                      .createQuery(
                          "insert into submission (source, source_id, body, received_at)"
                              + " values (:source, :id, :body, :now) on conflict do nothing"
                              + " returning id")
                      .bind("source", source.word())
                      .bind("id", id)
                      .bind("body", hasText ? submitted.withoutText().encode() : body)
                      .bind("now", now.toEpochMilli())
                      .mapTo(Long.class)
                      .findOne();
              if (row.isEmpty()) {
                return false;
              }
              try (Adjudication adjudication =
                  new Adjudication(handle.getConnection(), settings, now)) {
                NewRating rating = rating(source, offer, row.get(), submitted, now);
                List<Adjudication.Kept> kept = List.of();
                if (!rating.withdrawn() || !adjudication.withdraw(rating)) {
                  kept = adjudication.take(List.of(rating));
                  words.keep(handle, kept, now.toEpochMilli());
                  beside.write(handle, adjudication, kept);
                }
                if (hasText) {
                  OptionalLong first = kept.stream().mapToLong(Adjudication.Kept::id).findFirst();
                  words.ofSubmission(handle, row.get(), first, body, now.toEpochMilli());
                }
              }
              return true;
            });
    if (isNew) {
      settledSome.run();
    }
    return new Taken(isNew, outcome(offer));
  }

  /** What a submission's rating is called. */
  static String offer(Source source, String id) {
    return source.word() + "." + id;
  }

  private String outcome(String offer) {
    return ledger.read(
        handle ->
            handle
                .createQuery("select decision from rating where offer = :offer")
                .bind("offer", offer)
                .mapTo(String.class)
                .findOne()
                .orElse(Outcome.WITHDRAWN.word()));
  }

  static NewRating rating(
      Source source, String offer, long row, SubmittedRating submitted, Instant now) {
    return new NewRating(
        offer,
        0,
        row,
        "",
        submitted.window(),
        submitted.level().cityCode(),
        String.join(",", submitted.reasons()),
        submitted.reasons().isEmpty() && submitted.text().isEmpty() ? "" : submitted.reasonList(),
        submitted.text(),
        submitted.at(),
        submitted.at(),
        TimeBasis.TRUSTED,
        now,
        Optional.of(submitted.caseHandle()).filter(handle -> !handle.isEmpty()),
        1,
        submitted.about(),
        submitted.channel(),
        source,
        submitted.cityNumber(),
        submitted.isDefault(),
        !submitted.valid());
  }
}
