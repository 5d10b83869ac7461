package org.haochaping.gateway.rules;

import static org.haochaping.gateway.rules.Outcome.ADOPTED;
import static org.haochaping.gateway.rules.Outcome.BATCH_MEMBER;
import static org.haochaping.gateway.rules.Outcome.DEFAULT_REPLACED;
import static org.haochaping.gateway.rules.Outcome.DUPLICATE;
import static org.haochaping.gateway.rules.Outcome.MISTAKEN;
import static org.haochaping.gateway.rules.Outcome.NOT_ACCEPTED;
import static org.haochaping.gateway.rules.Outcome.TOO_LATE;
import static org.haochaping.gateway.rules.Outcome.UNBOUND;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which rating of a service counts. The same facts give the same decisions, in whatever
 * order the ratings came.
 */
public final class RuleBook {
  /** The rule set's version; it stands beside each decision. */
  public static final String VERSION = "2026-11";

  private final Optional<RatingTerm> term;

  /**
   * A rule book.
   *
   * @param term how long a case can be rated; empty: without end, and without defaults
   */
  public RuleBook(Optional<RatingTerm> term) {
    this.term = term;
  }

  /**
   * Decides about all ratings of one service, or of all services of a batch.
   *
   * @return a decision for each rating, by its offer
   */
  public Map<String, Decision> decide(CaseFacts file, Collection<RatingFacts> ratings) {
    List<RatingFacts> ordered = ratings.stream().sorted(RatingFacts.BEST_FIRST).toList();
    Map<String, Decision> decisions = new LinkedHashMap<>();
    Optional<RatingFacts> adopted = Optional.empty();
    for (RatingFacts rating : ordered) {
      Optional<Decision> against = against(file, rating);
      if (against.isPresent()) {
        decisions.put(rating.offer(), against.get());
      } else if (!rating.isDefault()) {
        decisions.put(
            rating.offer(),
            adopted.isEmpty() ? adopt(file) : repeated(file, rating, adopted.get()));
        adopted = adopted.isEmpty() ? Optional.of(rating) : adopted;
      }
    }
    boolean rated = adopted.isPresent();
    for (RatingFacts one : ordered) {
      if (one.isDefault() && !decisions.containsKey(one.offer())) {
        decisions.put(one.offer(), ofDefault(rated));
        rated = true; // the city may have made one too
      }
    }
    return decisions;
  }

  /** What speaks against a rating by itself, whatever others there are. */
  private Optional<Decision> against(CaseFacts file, RatingFacts rating) {
    if (file.acceptedAt().isEmpty()) {
      return Optional.of(
          new Decision(
              NOT_ACCEPTED,
              Rule.ENTRY_ONLY_IF_ACCEPTED,
              "办件未受理,不开放评价 / the case was not accepted, so it opens no rating"));
    }
    if (rating.finding() == Finding.MISTAKEN) {
      return Optional.of(
          new Decision(
              MISTAKEN,
              Rule.FOLLOW_UP_48H,
              "回访核实为误评,保留不采纳 / found mistaken on follow-up: kept, not adopted"));
    }
    if (rating.finding() == Finding.MALICIOUS) {
      return Optional.of(
          new Decision(
              Outcome.MALICIOUS,
              Rule.MALICIOUS_RATERS,
              "回访核实为恶意评价,保留不采纳 / found malicious on follow-up: kept, not adopted"));
    }
    if (rating.finding() == Finding.WITHDRAWN) {
      return Optional.of(
          new Decision(
              Outcome.WITHDRAWN,
              Rule.REGION_DATA,
              "市级平台已不采纳,保留不采纳 / the city, which it came from, does not adopt it any more"));
    }
    if (rating.maliciousRater()) {
      return Optional.of(
          new Decision(
              Outcome.MALICIOUS,
              Rule.MALICIOUS_RATERS,
              "评价人在恶意评价名录,保留不采纳 / the rater is on the register: kept, not adopted"));
    }
    boolean late =
        !rating.isDefault()
            && term.isPresent()
            && !rating.at().isBefore(term.get().endOf(file.acceptedAt().get()));
    return late
        ? Optional.of(
            new Decision(
                TOO_LATE,
                Rule.DEFAULT_AFTER_7_DAYS,
                "超过评价期限后按下,保留不采纳 / pressed after the time to rate was over"))
        : Optional.empty();
  }

  private static Decision adopt(CaseFacts file) {
    return file.members() > 1
        ? new Decision(
            ADOPTED,
            Rule.BATCH_ONCE,
            "采纳,对同批 %d 件有效 / adopted, valid for all %d cases of the batch"
                .formatted(file.members(), file.members()))
        : new Decision(ADOPTED, Rule.ONCE_PER_SERVICE, "采纳 / adopted");
  }

  private static Decision repeated(CaseFacts file, RatingFacts rating, RatingFacts adopted) {
    if (rating.numberOnly() && !adopted.numberOnly()) {
      return new Decision(
          DUPLICATE,
          Rule.FREE_WILL,
          "仅凭手机号的评价让位于凭回执或在终端的评价"
              + " / given with a number alone: one with the receipt or at the terminal counts");
    }
    return file.members() > 1 && rating.serviceCase() != file.id()
        ? new Decision(
            BATCH_MEMBER,
            Rule.BATCH_ONCE,
            "同批办件只评一次,已采纳较早的评价 / its batch has its one rating, pressed earlier")
        : new Decision(
            DUPLICATE,
            Rule.ONCE_PER_SERVICE,
            "一次服务只评一次,已采纳较早的评价 / the service has its one rating, pressed earlier");
  }

  private static Decision ofDefault(boolean rated) {
    return rated
        ? new Decision(
            DEFAULT_REPLACED,
            Rule.DEFAULT_AFTER_7_DAYS,
            "已有评价,默认评价不计 / there is a rating, which beats the default")
        : new Decision(
            ADOPTED,
            Rule.DEFAULT_AFTER_7_DAYS,
            "期限内未评价,默认为基本满意 / not rated in time: the default, marked as one");
  }

  /** About a rating that hangs on no case that the hall knows. */
  public static Decision unbound(String about) {
    return switch (about) {
      case "window" ->
          new Decision(
              UNBOUND,
              Rule.REAL_NAME,
              "未关联办件,单独保存 / it hangs on no case that the hall knows: kept apart");
      case "consultation" ->
          new Decision(
              UNBOUND,
              Rule.ONCE_PER_SERVICE,
              "咨询无服务记录,单独保存 / a consultation without a record of its own: kept apart");
      case "hall" ->
          new Decision(
              UNBOUND, Rule.REAL_NAME, "评价大厅而无评价人,单独保存 / of the hall, by nobody known: kept apart");
      default ->
          new Decision(
              UNBOUND,
              Rule.WINDOW_SCOPE,
              "评价对象不明,单独保存 / about something that the hall does not know: kept apart");
    };
  }

  /**
   * Decides about all ratings of the hall by one person on one day of the hall: the first counts.
   *
   * @return a decision for each rating, by its offer
   */
  public static Map<String, Decision> ofTheHall(Collection<RatingFacts> ratings) {
    Map<String, Decision> decisions = new LinkedHashMap<>();
    ratings.stream()
        .sorted(RatingFacts.BEST_FIRST)
        .forEach(
            one ->
                decisions.put(
                    one.offer(),
                    decisions.isEmpty()
                        ? new Decision(
                            Outcome.HALL, Rule.HALL_ONCE_A_DAY, "计入大厅评价 / counts for the hall")
                        : new Decision(
                            Outcome.HALL_ONCE_A_DAY,
                            Rule.HALL_ONCE_A_DAY,
                            "同一人当日已评价大厅 / the same person rated the hall earlier that day")));
    return decisions;
  }
}
