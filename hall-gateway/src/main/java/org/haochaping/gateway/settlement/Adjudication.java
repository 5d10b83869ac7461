package org.haochaping.gateway.settlement;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.gateway.rules.Decision;
import org.haochaping.gateway.rules.Outcome;
import org.haochaping.gateway.rules.RatingFacts;
import org.haochaping.gateway.rules.RuleBook;
import org.haochaping.gateway.settlement.CaseRows.Group;
import org.haochaping.gateway.settlement.RatingRows.Known;

/**
 * Lets the rules decide about ratings and writes down what they say, within one transaction: rows,
 * decisions beside them, and what the city has to be told.
 */
final class Adjudication implements AutoCloseable {
  private final RulesSettings settings;
  private final RuleBook book;
  private final Instant now;
  private final CaseRows cases;
  private final RatingRows ratings;
  private final DeliveryRows deliveries;
  private final Connection connection;
  private final List<NewRating> tooLate = new ArrayList<>();

  Adjudication(Connection connection, RulesSettings settings, Instant now) throws SQLException {
    this.connection = connection;
    this.settings = settings;
    this.book = settings.book();
    this.now = now;
    this.cases = new CaseRows(connection);
    this.ratings = new RatingRows(connection);
    this.deliveries = new DeliveryRows(connection, settings.outlets());
  }

  /** A new rating's row. */
  record Kept(long id, NewRating rating, Optional<CaseRow> file) {}

  /** A rating that is decided about: there already, or new. */
  private record Candidate(
      RatingFacts facts, Optional<Known> known, Optional<NewRating> fresh, CaseRow file) {}

  /** Takes new ratings; of an offer that is there already only a later press is news. */
  List<Kept> take(Collection<NewRating> all) throws SQLException {
    List<Kept> kept = new ArrayList<>();
    Map<Long, Group> groups = new LinkedHashMap<>();
    Map<Long, Map<String, Candidate>> fresh = new LinkedHashMap<>();
    for (NewRating rating : all) {
      if (ratings.isThere(rating.offer())) {
        if (LateChange.take(connection, rating, settings.zone(), now)
            == LateChange.Outcome.TOO_LATE) {
          tooLate.add(rating);
        }
        continue;
      }
      Optional<CaseRow> file =
          rating.caseHandle().isPresent()
              ? cases.find(rating.caseHandle().get())
              : Optional.empty();
      if (file.isPresent() && file.get().isRatedBy(rating.about())) {
        Group group = cases.groupOf(file.get());
        groups.put(group.lead().id(), group);
        fresh
            .computeIfAbsent(group.lead().id(), any -> new LinkedHashMap<>())
            .putIfAbsent(rating.offer(), candidate(rating, file.get()));
      } else if (file.isPresent() && rating.about().equals("hall")) {
        kept.addAll(ofTheHall(candidate(rating, file.get())));
      } else {
        kept.add(apart(rating, file));
      }
    }
    for (Map.Entry<Long, Group> group : groups.entrySet()) {
      kept.addAll(decide(group.getValue(), fresh.getOrDefault(group.getKey(), Map.of())));
    }
    return kept;
  }

  /** Changes of mind that could not be taken any more, of all that were taken so far. */
  List<NewRating> tooLate() {
    return List.copyOf(tooLate);
  }

  /**
   * Decides once more about all ratings of a case, and of the batch that it belongs to, and about
   * the hall's by the same person.
   */
  void again(long serviceCase) throws SQLException {
    Optional<CaseRow> file = cases.find(serviceCase);
    if (file.isPresent()) {
      decide(cases.groupOf(file.get()), Map.of());
      ofTheHall(file.get(), Optional.empty());
    }
  }

  /** Decides about ratings that came before their case was registered. */
  void bind(CaseRow file) throws SQLException {
    boolean byNumber =
        cases.hasClaims()
            && file.acceptedAt().isPresent()
            && ratings.bindByNumber(file, file.acceptedAt().get());
    if (ratings.bind(file) || byNumber) {
      again(file.id());
    }
  }

  /**
   * The city does not adopt any more what it gave before: the earlier one is kept and marked.
   *
   * @return whether there is such an earlier one
   */
  boolean withdraw(NewRating said) throws SQLException {
    String name = said.caseHandle().orElse("");
    Optional<CaseRow> file = cases.find(name);
    boolean found = ratings.withdraw(said, file.map(CaseRow::id), name);
    if (found && file.isPresent()) {
      again(file.get().id());
    }
    return found;
  }

  void mark(Kept rating, String word) throws SQLException {
    ratings.mark(rating.id(), word, now);
  }

  private Candidate candidate(NewRating rating, CaseRow file) throws SQLException {
    RatingFacts facts = rating.facts(file.id(), cases.isMalicious(file.id(), rating.pressedAt()));
    return new Candidate(facts, Optional.empty(), Optional.of(rating), file);
  }

  private Candidate candidate(Known known, CaseRow file) throws SQLException {
    Known judged =
        cases.isMalicious(file.id(), known.facts().pressedAt()) ? known.malicious() : known;
    return new Candidate(judged.facts(), Optional.of(judged), Optional.empty(), file);
  }

  private List<Kept> decide(Group group, Map<String, Candidate> fresh) throws SQLException {
    Map<String, Candidate> candidates = new LinkedHashMap<>(fresh);
    for (CaseRow file : group.cases()) {
      for (Known known : ratings.ofCase(file)) {
        candidates.put(known.facts().offer(), candidate(known, file));
      }
    }
    Map<String, Decision> decisions =
        book.decide(
            group.lead().facts(group.cases().size()),
            candidates.values().stream().map(Candidate::facts).toList());
    List<Kept> kept = write(candidates.values(), decisions);
    OptionalLong winner = OptionalLong.empty();
    for (Candidate one : candidates.values()) {
      if (isAdopted(decisions, one) && !isAtCity(one)) {
        winner = OptionalLong.of(rowOf(one, kept));
      }
    }
    for (CaseRow file : group.cases()) {
      deliveries.bring(file, winner);
    }
    return kept;
  }

  /** What no longer counts is written first: one adopted rating a case, at any moment. */
  private List<Kept> write(Collection<Candidate> candidates, Map<String, Decision> decisions)
      throws SQLException {
    List<Kept> kept = new ArrayList<>();
    for (boolean adopted : new boolean[] {false, true}) {
      for (Candidate one : candidates) {
        Decision decision = decision(decisions, one);
        if (decision.isAdopted() != adopted) {
          continue;
        }
        if (one.fresh().isPresent()) {
          NewRating rating = one.fresh().get();
          long id = ratings.insert(rating, Optional.of(one.file()), decision, now);
          kept.add(new Kept(id, rating, Optional.of(one.file())));
        } else if (!one.known().orElseThrow().outcome().equals(decision.outcome().word())) {
          ratings.decide(one.known().get().id(), decision, now);
        }
      }
    }
    return kept;
  }

  private List<Kept> ofTheHall(Candidate fresh) throws SQLException {
    return ofTheHall(fresh.file(), Optional.of(fresh));
  }

  private List<Kept> ofTheHall(CaseRow file, Optional<Candidate> fresh) throws SQLException {
    List<Known> there = ratings.ofTheHall(file, cases.rater(file.id()));
    Map<LocalDate, Map<String, Candidate>> days = new LinkedHashMap<>();
    for (Known known : there) {
      putByDay(days, new Candidate(known.facts(), Optional.of(known), Optional.empty(), file));
    }
    if (fresh.isPresent()) {
      putByDay(days, fresh.get());
    }
    List<Kept> kept = new ArrayList<>();
    for (Map<String, Candidate> day : days.values()) {
      Map<String, Decision> decisions =
          RuleBook.ofTheHall(day.values().stream().map(Candidate::facts).toList());
      kept.addAll(write(day.values(), decisions));
    }
    return kept;
  }

  private void putByDay(Map<LocalDate, Map<String, Candidate>> days, Candidate one) {
    days.computeIfAbsent(one.facts().day(settings.zone()), any -> new LinkedHashMap<>())
        .put(one.facts().offer(), one);
  }

  private Kept apart(NewRating rating, Optional<CaseRow> file) throws SQLException {
    Decision decision = RuleBook.unbound(rating.about());
    long id = ratings.insert(rating, file, decision, now);
    if (settings.sendUnbound() && file.isEmpty() && rating.source() != Source.REGION) {
      deliveries.unbound(id);
    }
    return new Kept(id, rating, file);
  }

  private static boolean isAdopted(Map<String, Decision> decisions, Candidate one) {
    return decision(decisions, one).outcome() == Outcome.ADOPTED;
  }

  private static Decision decision(Map<String, Decision> decisions, Candidate one) {
    Decision decision = decisions.get(one.facts().offer());
    if (decision == null) {
      throw new IllegalStateException("the rules said nothing of " + one.facts().offer());
    }
    return decision;
  }

  /** What was fetched back from the city needs not be sent there. */
  private static boolean isAtCity(Candidate one) {
    return one.known().map(Known::source).filter(Source.REGION.word()::equals).isPresent()
        || one.fresh().filter(rating -> rating.source() == Source.REGION).isPresent();
  }

  private static long rowOf(Candidate one, List<Kept> kept) {
    return one.known()
        .map(Known::id)
        .orElseGet(
            () ->
                kept.stream()
                    .filter(row -> row.rating().offer().equals(one.facts().offer()))
                    .mapToLong(Kept::id)
                    .findFirst()
                    .orElseThrow());
  }

  @Override
  public void close() throws SQLException {
    try (cases;
        ratings) {
      deliveries.close();
    }
  }
}
