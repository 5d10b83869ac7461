package org.haochaping.gateway.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.haochaping.protocol.SatisfactionLevel;
import org.junit.jupiter.api.Test;

class RuleBookTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant ACCEPTED = Instant.parse("2026-11-02T02:00:00Z");
  private static final CaseFacts CASE = new CaseFacts(1, Optional.of(ACCEPTED), false, 1);
  private static final CaseFacts BATCH = new CaseFacts(1, Optional.of(ACCEPTED), false, 3);

  private final RuleBook book = new RuleBook(Optional.of(new RatingTerm(Duration.ofDays(7), ZONE)));

  private static RatingFacts rating(String offer, long minutes) {
    return rating(offer, 1, minutes, false, Finding.NONE, false);
  }

  private static RatingFacts rating(
      String offer,
      long serviceCase,
      long minutes,
      boolean isDefault,
      Finding finding,
      boolean malicious) {
    Instant pressed = ACCEPTED.plus(Duration.ofMinutes(minutes));
    return new RatingFacts(
        offer,
        serviceCase,
        pressed,
        TimeBasis.TRUSTED,
        pressed.plusSeconds(1),
        isDefault,
        finding,
        offer.startsWith("number"),
        malicious);
  }

  private static RatingFacts byDefault(String offer) {
    return rating(offer, 1, 8 * 24 * 60, true, Finding.NONE, false);
  }

  private Map<String, Outcome> outcomes(CaseFacts file, RatingFacts... ratings) {
    return book.decide(file, List.of(ratings)).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().outcome()));
  }

  @Test
  void ONCE_PER_SERVICE_severalRatings_theEarliestPressIsAdopted() {
    assertThat(outcomes(CASE, rating("late", 30), rating("early", 5), rating("middle", 7)))
        .containsOnly(
            entry("early", Outcome.ADOPTED),
            entry("middle", Outcome.DUPLICATE),
            entry("late", Outcome.DUPLICATE));
  }

  @Test
  void ONCE_PER_SERVICE_anyOrderOfArrival_theSameDecisions() {
    List<RatingFacts> ratings =
        new ArrayList<>(
            List.of(
                rating("a", 5),
                rating("b", 5),
                rating("c", 4, 4, false, Finding.NONE, true),
                byDefault("d"),
                rating("e", 1, 3, false, Finding.MISTAKEN, false),
                rating("f", 60 * 24 * 20)));
    Map<String, Decision> expected = book.decide(CASE, ratings);
    assertThat(expected.get("a")).extracting(Decision::outcome).isEqualTo(Outcome.ADOPTED);
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      Collections.shuffle(ratings, random);
      assertThat(book.decide(CASE, ratings)).isEqualTo(expected);
    }
  }

  @Test
  void ONCE_PER_SERVICE_clockNeverKnown_theTimeOfReceiptStandsForIt() {
    RatingFacts uncertain =
        new RatingFacts(
            "u",
            1,
            Instant.EPOCH,
            TimeBasis.UNCERTAIN,
            ACCEPTED.plusSeconds(900),
            false,
            Finding.NONE,
            false,
            false);
    assertThat(outcomes(CASE, uncertain, rating("known", 5)))
        .containsEntry("known", Outcome.ADOPTED)
        .containsEntry("u", Outcome.DUPLICATE);
  }

  @Test
  void FREE_WILL_givenWithANumberAlone_givesWayToOneWithTheReceipt() {
    assertThat(outcomes(CASE, rating("number", 1), rating("receipt", 60)))
        .containsEntry("receipt", Outcome.ADOPTED)
        .containsEntry("number", Outcome.DUPLICATE);
    assertThat(outcomes(CASE, rating("number", 1), rating("number 2", 60), byDefault("d")))
        .containsEntry("number", Outcome.ADOPTED)
        .containsEntry("number 2", Outcome.DUPLICATE)
        .containsEntry("d", Outcome.DEFAULT_REPLACED);
    assertThat(book.decide(CASE, List.of(rating("number", 1), rating("receipt", 60))))
        .extractingByKey("number")
        .satisfies(said -> assertThat(said.rule()).isEqualTo(Rule.FREE_WILL));
  }

  @Test
  void ENTRY_ONLY_IF_ACCEPTED_caseNotAccepted_noRatingCounts() {
    CaseFacts failed = new CaseFacts(1, Optional.empty(), false, 1);
    Map<String, Decision> decisions = book.decide(failed, List.of(rating("a", 5)));
    assertThat(decisions.get("a").outcome()).isEqualTo(Outcome.NOT_ACCEPTED);
    assertThat(decisions.get("a").rule()).isEqualTo(Rule.ENTRY_ONLY_IF_ACCEPTED);
  }

  @Test
  void DEFAULT_AFTER_7_DAYS_realRating_beatsTheDefault() {
    assertThat(outcomes(CASE, byDefault("d"))).containsEntry("d", Outcome.ADOPTED);
    assertThat(outcomes(CASE, byDefault("d"), rating("real", 60 * 24 * 6)))
        .containsEntry("d", Outcome.DEFAULT_REPLACED)
        .containsEntry("real", Outcome.ADOPTED);
  }

  @Test
  void DEFAULT_AFTER_7_DAYS_pressedAfterThem_isTooLate() {
    assertThat(outcomes(CASE, rating("late", 60 * 24 * 9), byDefault("d")))
        .containsEntry("late", Outcome.TOO_LATE)
        .containsEntry("d", Outcome.ADOPTED);
    assertThat(
            new RuleBook(Optional.empty())
                .decide(CASE, List.of(rating("late", 60 * 24 * 9)))
                .get("late")
                .outcome())
        .as("a hall without a term")
        .isEqualTo(Outcome.ADOPTED);
  }

  @Test
  void DEFAULT_AFTER_7_DAYS_naturalDays_endAtMidnightOfTheHall() {
    RatingTerm term = new RatingTerm(Duration.ofDays(7), ZONE);
    assertThat(term.endOf(Instant.parse("2026-11-02T02:00:00Z")))
        .isEqualTo("2026-11-09T16:00:00Z"); // 2026-11-10 00:00 in the hall
    assertThat(term.endOf(Instant.parse("2026-11-01T16:00:00Z"))).isEqualTo("2026-11-09T16:00:00Z");
    assertThat(term.endOf(Instant.parse("2026-11-01T15:59:59Z"))).isEqualTo("2026-11-08T16:00:00Z");
    assertThat(new RatingTerm(Duration.ofSeconds(20), ZONE).endOf(ACCEPTED))
        .as("a demonstration's days")
        .isEqualTo(ACCEPTED.plusSeconds(20));
  }

  @Test
  void BATCH_ONCE_membersRatedToo_oneRatingIsValidForAll() {
    Map<String, Decision> decisions =
        book.decide(
            BATCH, List.of(rating("lead", 5), rating("member", 2, 9, false, Finding.NONE, false)));
    assertThat(decisions.get("lead"))
        .satisfies(
            one -> {
              assertThat(one.outcome()).isEqualTo(Outcome.ADOPTED);
              assertThat(one.rule()).isEqualTo(Rule.BATCH_ONCE);
              assertThat(one.sentence()).contains("3");
            });
    assertThat(decisions.get("member").outcome()).isEqualTo(Outcome.BATCH_MEMBER);
  }

  @Test
  void MALICIOUS_RATERS_onTheRegister_isKeptAndTheNextOneCounts() {
    assertThat(outcomes(CASE, rating("m", 1, 3, false, Finding.NONE, true), rating("other", 5)))
        .containsEntry("m", Outcome.MALICIOUS)
        .containsEntry("other", Outcome.ADOPTED);
  }

  @Test
  void FOLLOW_UP_48H_foundMistakenOrMalicious_isNotAdopted() {
    assertThat(outcomes(CASE, rating("x", 1, 3, false, Finding.MISTAKEN, false)))
        .containsEntry("x", Outcome.MISTAKEN);
    assertThat(outcomes(CASE, rating("x", 1, 3, false, Finding.MALICIOUS, false)))
        .containsEntry("x", Outcome.MALICIOUS);
    assertThat(outcomes(CASE, rating("x", 1, 3, false, Finding.UPHELD, false)))
        .containsEntry("x", Outcome.ADOPTED);
  }

  @Test
  void HALL_ONCE_A_DAY_severalByOnePerson_theFirstCounts() {
    Map<String, Decision> day = RuleBook.ofTheHall(List.of(rating("b", 9), rating("a", 5)));
    assertThat(day.get("a").outcome()).isEqualTo(Outcome.HALL);
    assertThat(day.get("b").outcome()).isEqualTo(Outcome.HALL_ONCE_A_DAY);
  }

  @Test
  void REAL_NAME_noCase_isKeptApart() {
    assertThat(RuleBook.unbound("window").outcome()).isEqualTo(Outcome.UNBOUND);
    assertThat(RuleBook.unbound("window").rule()).isEqualTo(Rule.REAL_NAME);
  }

  @Test
  void WINDOW_SCOPE_anotherSubject_neverCountsForTheCase() {
    assertThat(RuleBook.unbound("weather").rule()).isEqualTo(Rule.WINDOW_SCOPE);
    assertThat(RuleBook.unbound("consultation").rule()).isEqualTo(Rule.ONCE_PER_SERVICE);
  }

  @Test
  void FIVE_LEVELS_theLastTwo_areBad() {
    assertThat(SatisfactionLevel.values())
        .extracting(level -> level.chinese() + level.isBad())
        .containsExactly("非常满意false", "满意false", "基本满意false", "不满意true", "非常不满意true");
  }
}
