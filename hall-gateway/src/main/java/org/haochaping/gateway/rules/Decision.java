package org.haochaping.gateway.rules;

/**
 * What a rule says of a rating.
 *
 * @param sentence for a person, Chinese first, nothing personal in it
 */
public record Decision(Outcome outcome, Rule rule, String sentence) {
  /** Whether the rating counts for its case. */
  public boolean isAdopted() {
    return outcome == Outcome.ADOPTED;
  }
}
