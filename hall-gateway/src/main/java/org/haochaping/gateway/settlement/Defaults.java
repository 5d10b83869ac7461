package org.haochaping.gateway.settlement;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.rules.TimeBasis;
import org.haochaping.protocol.SatisfactionLevel;
import org.jdbi.v3.core.Handle;

/**
 * Gives a case that nobody rated in time its default level (article 10): never before every
 * terminal that could hold a rating for it has reported past that time, or the grace period is
 * over. A real rating that comes later beats it.
 */
final class Defaults {
  private static final Duration LOOK_AT_WAITING = Duration.ofMinutes(1);
  private static final int ENOUGH = 1_000;

  private final Ledger ledger;
  private final RulesSettings settings;
  private final Terms terms;
  private Instant lookedAtWaiting = Instant.EPOCH;

  Defaults(Ledger ledger, RulesSettings settings) {
    this.ledger = ledger;
    this.settings = settings;
    this.terms = new Terms(settings.term());
  }

  /**
   * Does what is due; true if there is more.
   *
   * @param changed called where something may have to be sent now
   */
  boolean run(Instant now, Runnable changed) throws SQLException {
    boolean more = noticeCases(now);
    if (!lookedAtWaiting.plus(LOOK_AT_WAITING).isAfter(now)) {
      noticeAcceptance(now);
      lookedAtWaiting = now;
    }
    return (settings.defaultAfter().isPresent() && makeDue(now, changed)) || more;
  }

  private boolean noticeCases(Instant now) throws SQLException {
    Terms.News news = ledger.read(terms::news);
    if (!news.cases().isEmpty()) {
      ledger.<Integer, SQLException>write(
          handle -> {
            write(handle, news.cases(), now);
            Terms.move(handle, news.position());
            return 0;
          });
    }
    return news.cases().size() == ENOUGH;
  }

  private void noticeAcceptance(Instant now) throws SQLException {
    List<CaseRow> accepted =
        ledger.read(terms::waiting).stream().filter(file -> file.acceptedAt().isPresent()).toList();
    if (!accepted.isEmpty()) {
      ledger.<Integer, SQLException>write(
          handle -> {
            write(handle, accepted, now);
            try (Adjudication adjudication =
                new Adjudication(handle.getConnection(), settings, now)) {
              for (CaseRow file : accepted) {
                adjudication.again(file.id());
              }
            }
            return 0;
          });
    }
  }

  private void write(Handle handle, List<CaseRow> cases, Instant now) throws SQLException {
    try (Adjudication adjudication = new Adjudication(handle.getConnection(), settings, now)) {
      for (CaseRow file : cases) {
        terms.write(handle, file);
        adjudication.bind(file);
      }
    }
  }

  private boolean makeDue(Instant now, Runnable changed) throws SQLException {
    Instant heard = ledger.read(TerminalReports::everyTerminal);
    Instant patience = now.minus(settings.defaultGrace());
    Instant by = heard.isBefore(now) ? heard : now;
    List<CaseRow> due =
        ledger.read(handle -> terms.due(handle, by.isBefore(patience) ? patience : by));
    if (!due.isEmpty()) {
      ledger.<Integer, SQLException>write(
          handle -> {
            for (CaseRow file : due) {
              makeOne(handle, file, now);
            }
            return 0;
          });
      changed.run();
    }
    return due.size() == ENOUGH;
  }

  private void makeOne(Handle handle, CaseRow file, Instant now) throws SQLException {
    Optional<Instant> due = terms.write(handle, file); // its acceptance may have been put right
    if (due.isEmpty() || due.get().isAfter(now)) {
      return;
    }
    try (CaseRows cases = new CaseRows(handle.getConnection());
        RatingRows ratings = new RatingRows(handle.getConnection());
        Adjudication adjudication = new Adjudication(handle.getConnection(), settings, now)) {
      CaseRows.Group group = cases.groupOf(file);
      boolean isRated = false;
      for (CaseRow one : group.cases()) {
        isRated |=
            ratings.ofCase(one).stream().anyMatch(known -> known.outcome().equals("adopted"));
      }
      if (!isRated) {
        adjudication.take(List.of(rating(group.lead(), due.get(), now)));
      }
      Terms.close(handle, file.id());
    }
  }

  /** The moment when the time was over stands for the press that there was none of. */
  private static NewRating rating(CaseRow file, Instant due, Instant now) {
    return new NewRating(
        "default." + file.id(),
        0,
        0,
        "",
        0,
        SatisfactionLevel.BASICALLY_SATISFIED.cityCode(),
        "",
        "",
        "",
        due,
        due,
        TimeBasis.TRUSTED,
        now,
        Optional.of(file.handle()),
        1,
        "window",
        "",
        Source.DEFAULT,
        0,
        true,
        false);
  }
}
