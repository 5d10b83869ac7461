package org.haochaping.gateway.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.haochaping.gateway.rules.Finding;

/**
 * A bad rating that is being followed up.
 *
 * @param outcome what the rules say of the rating now
 * @param ratedAt the moment of the rating, corrected
 * @param verifyDue the first moment that is too late for the call back
 * @param rectifyDue the first moment that is too late to have put it right
 * @param rectifyDate the last day in time
 * @param provisional whether that reaches a year whose holidays nobody knows yet
 * @param assignedTo empty for nobody
 * @param escalatedTo who it went to when it was overdue; empty for nobody
 */
public record FollowUp(
    long id,
    long rating,
    int level,
    int window,
    String outcome,
    Instant ratedAt,
    Instant verifyDue,
    Instant rectifyDue,
    LocalDate rectifyDate,
    boolean provisional,
    State state,
    String assignedTo,
    String escalatedTo,
    Finding finding) {

  /** A step that was not done in time. */
  public enum Overdue {
    /** The call back. */
    VERIFY,
    /** Putting it right. */
    RECTIFY,
    /** Reporting the result. */
    REPORT
  }

  /** Whether it stands as a bad rating: nothing was found yet, or that it is right. */
  boolean counts() {
    return finding == Finding.NONE || finding == Finding.UPHELD;
  }

  /** Whether it is assigned or was escalated to somebody. */
  public boolean isFor(String name) {
    return assignedTo.equals(name) || escalatedTo.equals(name);
  }

  /** What is overdue at a moment; nothing where the rating was found not to count. */
  public Optional<Overdue> overdue(Instant now) {
    if (counts() && state.isBeforeRectified() && !now.isBefore(rectifyDue)) {
      return Optional.of(Overdue.RECTIFY);
    }
    if (state == State.OPENED && !now.isBefore(verifyDue)) {
      return Optional.of(Overdue.VERIFY);
    }
    if (state == State.RECTIFIED && !now.isBefore(rectifyDue)) {
      return Optional.of(Overdue.REPORT);
    }
    return Optional.empty();
  }
}
