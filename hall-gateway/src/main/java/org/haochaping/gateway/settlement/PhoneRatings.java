package org.haochaping.gateway.settlement;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.jdbi.v3.core.Handle;

/**
 * Ratings from the gateway's page for phones. The level is on disk before anybody is asked for
 * reasons; meanwhile outlets leave the rating alone for a while, as a city takes a rating once.
 */
public final class PhoneRatings {
  private static final String REASONS = "phone-reasons";

  private final Ledger ledger;
  private final RulesSettings settings;
  private final Clock clock;
  private final Times times;
  private final RatingWords words;
  private final Submissions submissions;

  /**
   * How long a rating from a phone waits for what belongs to it.
   *
   * @param forReasons how long outlets leave a rating alone
   * @param numberKept how long a number's keyed hash is kept for a case that is not known yet
   */
  public record Times(Duration forReasons, Duration numberKept) {}

  /**
   * Over a ledger.
   *
   * @param words seals what people wrote
   * @param settledSome called after each that was new, to wake the outlets
   */
  public PhoneRatings(
      Ledger ledger,
      RulesSettings settings,
      SealedWords words,
      Clock clock,
      Times times,
      Runnable settledSome) {
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
    this.times = times;
    this.words = new RatingWords(words);
    this.submissions = new Submissions(ledger, settings, words, clock, settledSome);
  }

  /**
   * Takes a rating that a receipt was shown for; see {@link Submissions#take}.
   *
   * @param id unique for each form that was handed out, 1 to 64 of letters, digits, point and
   *     hyphen
   */
  public Submissions.Taken rate(String id, SubmittedRating rating) throws SQLException {
    Marks marks = marks();
    return take(Source.PHONE, id, rating, marks::look);
  }

  /**
   * Takes a rating that nothing but a phone's number was given for. Where no case is known for it
   * ({@link SubmittedRating#caseHandle} empty), it waits for {@link Times#numberKept} for one that
   * is registered later at the same window.
   *
   * @param phoneMac the number's keyed hash
   */
  public Submissions.Taken rateByNumber(String id, SubmittedRating rating, byte[] phoneMac)
      throws SQLException {
    Marks marks = marks();
    return take(
        Source.POSTER,
        id,
        rating,
        (handle, adjudication, kept) -> {
          marks.look(handle, adjudication, kept);
          if (rating.caseHandle().isEmpty()) {
            for (Adjudication.Kept one : kept) {
              claim(handle, one, phoneMac);
            }
          }
        });
  }

  private record Known(String source, SatisfactionLevel level) {}

  /** The level that is kept under an id. */
  public Optional<SatisfactionLevel> level(String id) {
    return known(id).map(Known::level);
  }

  private Optional<Known> known(String id) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select source, body from submission where source_id = :id"
                        + " and source in (:receipt, :poster)")
                .bind("id", id)
                .bind("receipt", Source.PHONE.word())
                .bind("poster", Source.POSTER.word())
                .map(
                    (row, context) ->
                        new Known(
                            row.getString(1), SubmittedRating.decode(row.getBytes(2)).level()))
                .findOne());
  }

  /**
   * Takes the reasons for a rating; they are on disk when this returns. Again changes nothing.
   *
   * @throws ProtocolException if no rating is kept under that id
   */
  public void addReasons(String id, SubmittedReasons reasons) {
    String source =
        known(id)
            .map(Known::source)
            .orElseThrow(() -> new ProtocolException("reasons: for no rating that was taken"));
    ledger.write(
        handle -> {
          Optional<Long> row =
              handle
                  .createQuery(
                      "insert into submission (source, source_id, body, received_at)"
                          + " values (:source, :id, :body, :now) on conflict do nothing"
                          + " returning id")
                  .bind("source", REASONS)
                  .bind("id", id)
                  .bind("body", reasons.withoutText().encode())
                  .bind("now", clock.millis())
                  .mapTo(Long.class)
                  .findOne();
          row.ifPresent(added -> addReasons(handle, source + "." + id, added, reasons));
          return 0;
        });
  }

  private void addReasons(Handle handle, String offer, long row, SubmittedReasons reasons) {
    if (!reasons.text().isEmpty()) {
      OptionalLong rating =
          handle
              .createQuery("select id from rating where offer = :offer")
              .bind("offer", offer)
              .mapTo(Long.class)
              .stream()
              .mapToLong(Long::longValue)
              .findFirst();
      words.ofSubmission(handle, row, rating, reasons.encode(), clock.millis());
    }
    LateReasons.Outcome unused =
        LateReasons.add(handle, words, offer, LateReasons.Late.ofPhone(reasons), clock.millis());
    hold(handle, offer, 0);
  }

  private Submissions.Taken take(
      Source source, String id, SubmittedRating rating, Submissions.Beside beside)
      throws SQLException {
    return submissions.take(
        source,
        id,
        rating.encode(),
        (handle, adjudication, kept) -> {
          beside.write(handle, adjudication, kept);
          hold(
              handle,
              Submissions.offer(source, id),
              clock.instant().plus(times.forReasons()).toEpochMilli());
        });
  }

  /** What was settled lately, on whatever way, so that the limits of article 4 hold for phones. */
  private Marks marks() {
    Marks marks = new Marks(ledger, settings.fairPlay());
    marks.recall();
    return marks;
  }

  private static void hold(Handle handle, String offer, long until) {
    handle
        .createUpdate(
            "update delivery set not_before = :until where state = 'pending' and attempts = 0"
                + " and rating in (select id from rating where offer = :offer)")
        .bind("until", until)
        .bind("offer", offer)
        .execute();
  }

  private void claim(Handle handle, Adjudication.Kept rating, byte[] phoneMac) {
    long now = clock.millis();
    handle
        .createUpdate("delete from phone_claim where at < :old")
        .bind("old", now - times.numberKept().toMillis())
        .execute();
    handle
        .createUpdate(
            "insert into phone_claim (offer, window_no, phone_mac, at)"
                + " values (:offer, :window, :mac, :now)")
        .bind("offer", rating.rating().offer())
        .bind("window", rating.rating().window())
        .bind("mac", phoneMac)
        .bind("now", now)
        .execute();
  }
}
