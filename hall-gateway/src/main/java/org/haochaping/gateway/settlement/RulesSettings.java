package org.haochaping.gateway.settlement;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.rules.FairPlayLimits;
import org.haochaping.gateway.rules.RatingTerm;
import org.haochaping.gateway.rules.RuleBook;

/**
 * The numbers of the regulation, as the hall has set them.
 *
 * @param outlets which outlets an adopted rating goes to
 * @param defaultAfter how long a case can be rated before its level defaults (article 10); empty:
 *     without end
 * @param defaultGrace how long a default waits at most for terminals that have not reported
 * @param zone the hall's, for days
 * @param sendUnbound whether ratings that hang on no case go to the city (article 14)
 * @param fairPlay from where on ratings are marked (article 4)
 */
public record RulesSettings(
    List<String> outlets,
    Optional<Duration> defaultAfter,
    Duration defaultGrace,
    ZoneId zone,
    boolean sendUnbound,
    FairPlayLimits fairPlay) {
  /** Copies the outlets. */
  public RulesSettings {
    outlets = List.copyOf(outlets);
  }

  /** How long a case can be rated. */
  Optional<RatingTerm> term() {
    return defaultAfter.map(length -> new RatingTerm(length, zone));
  }

  /** The rules with these numbers. */
  RuleBook book() {
    return new RuleBook(term());
  }
}
