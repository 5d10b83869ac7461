package org.haochaping.workshop.scale;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.haochaping.gateway.rules.CaseFacts;
import org.haochaping.gateway.rules.Decision;
import org.haochaping.gateway.rules.Finding;
import org.haochaping.gateway.rules.RatingFacts;
import org.haochaping.gateway.rules.RatingTerm;
import org.haochaping.gateway.rules.RuleBook;
import org.haochaping.gateway.rules.TimeBasis;

/** Ratings with the decisions that the rules make of them, and what the city was told. */
final class RatingTables implements AutoCloseable {
  private static final Duration TERM = Duration.ofDays(7);
  private static final Duration ON_THE_WAY = Duration.ofSeconds(2);
  private static final Duration TO_THE_CITY = Duration.ofSeconds(5);
  private static final int DEFAULT_LEVEL = 3;
  private static final int AGAIN_LEVEL = 5;

  private final RatingTerm term;
  private final RuleBook rules;
  private final Instant now;
  private final Batch ratings;
  private final Batch decisions;
  private final Batch deliveries;
  private final Batch terms;
  private final Batch readers;
  private final FollowUpTables followUps;
  private long rows;

  RatingTables(Connection connection, ZoneId zone, Instant now) throws SQLException {
    this.term = new RatingTerm(TERM, zone);
    this.rules = new RuleBook(Optional.of(term));
    this.now = now;
    this.ratings =
        new Batch(
            connection,
            "rating",
            "id, offer, journal, seq, terminal, window_no, level, reasons, reason_list, free_text,"
                + " pressed_wall, pressed_at, time_basis, received_at, service_case, batch,"
                + " decision, channel, is_default, source");
    this.decisions =
        new Batch(
            connection,
            "decision",
            "id, rating, outcome, rule, rules_version, sentence, decided_at");
    this.deliveries =
        new Batch(
            connection,
            "delivery",
            "rating, outlet, service_case, assess_number, state, attempts, answered_at");
    this.terms = new Batch(connection, "rating_term", "service_case, accepted_at, due_at, state");
    this.readers = new Batch(connection, "reader", "name, position");
    this.followUps = new FollowUpTables(connection, zone);
  }

  /** A rating before the rules have looked at it. */
  private record Draft(
      RatingFacts facts, int window, long seq, int level, List<String> reasons, String terminal) {}

  /** Adds what became of a visit's case; how many ratings that are. */
  int add(Visit visit, String handle, WindowTables windows) throws SQLException {
    Instant due = term.endOf(visit.acceptedAt());
    boolean open = due.isAfter(now);
    terms.add(
        visit.number(),
        visit.acceptedAt().toEpochMilli(),
        due.toEpochMilli(),
        open ? "open" : "closed");
    List<Draft> drafts = new ArrayList<>(2);
    if (visit.press().isPresent()) {
      Visit.Press press = visit.press().get();
      drafts.add(pressed(visit, handle, windows, press));
      if (visit.again()) {
        Visit.Press second = new Visit.Press(AGAIN_LEVEL, press.at().plusSeconds(60), List.of());
        drafts.add(pressed(visit, handle, windows, second));
      }
    } else if (!open) {
      drafts.add(byDefault(visit, due));
    }
    Map<String, Decision> decided =
        rules.decide(
            new CaseFacts(visit.number(), Optional.of(visit.acceptedAt()), false, 1),
            drafts.stream().map(Draft::facts).toList());
    for (Draft draft : drafts) {
      keep(draft, Objects.requireNonNull(decided.get(draft.facts().offer())));
    }
    return drafts.size();
  }

  private Draft pressed(Visit visit, String handle, WindowTables windows, Visit.Press press)
      throws SQLException {
    WindowJournal journal = windows.journal(visit.window());
    WindowJournal.Written written = journal.rated(handle, press, press.at());
    Instant received = written.pressedAt().plus(ON_THE_WAY);
    windows.add(visit.window(), written.entries(), received.toEpochMilli());
    return new Draft(
        facts(written.offer().value(), visit, written.pressedAt(), received, false),
        visit.window(),
        written.ratingSeq(),
        press.level(),
        press.reasons(),
        journal.terminal());
  }

  private static Draft byDefault(Visit visit, Instant due) {
    String offer = "default." + visit.number();
    return new Draft(
        facts(offer, visit, due, due.plus(ON_THE_WAY), true), 0, 0, DEFAULT_LEVEL, List.of(), "");
  }

  private static RatingFacts facts(
      String offer, Visit visit, Instant pressed, Instant received, boolean isDefault) {
    return new RatingFacts(
        offer,
        visit.number(),
        pressed,
        TimeBasis.TRUSTED,
        received,
        isDefault,
        Finding.NONE,
        false,
        false);
  }

  private void keep(Draft draft, Decision decision) throws SQLException {
    rows++;
    RatingFacts facts = draft.facts();
    long received = facts.receivedAt().toEpochMilli();
    ratings.add(
        rows,
        facts.offer(),
        draft.window(),
        draft.seq(),
        draft.terminal(),
        draft.window(),
        draft.level(),
        String.join(",", draft.reasons()),
        draft.reasons().isEmpty() ? "" : Visits.REASON_LIST,
        "",
        facts.pressedAt().toEpochMilli(),
        facts.pressedAt().toEpochMilli(),
        facts.basis().word(),
        received,
        facts.serviceCase(),
        1,
        decision.outcome().word(),
        facts.isDefault() ? "" : "4",
        facts.isDefault() ? 1 : 0,
        facts.isDefault() ? "default" : "terminal");
    decisions.add(
        rows,
        rows,
        decision.outcome().word(),
        decision.rule().name(),
        RuleBook.VERSION,
        decision.sentence(),
        received);
    if (decision.isAdopted()) {
      deliveries.add(
          rows, "reference", facts.serviceCase(), 1, "sent", 1, received + TO_THE_CITY.toMillis());
      if (draft.level() <= 2) {
        followUps.add(rows, facts.pressedAt(), now);
      }
    }
  }

  void flush() throws SQLException {
    ratings.flush();
    decisions.flush();
    deliveries.flush();
    terms.flush();
    followUps.flush();
  }

  /** The readers of decisions and of cases stand at the end. */
  void end(long cases) throws SQLException {
    readers.add("followup", rows);
    readers.add("case-terms", cases);
    readers.flush();
  }

  @Override
  public void close() throws SQLException {
    try (ratings;
        decisions;
        deliveries;
        terms;
        readers) {
      followUps.close();
    }
  }
}
