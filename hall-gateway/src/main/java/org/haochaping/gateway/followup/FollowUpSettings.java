package org.haochaping.gateway.followup;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * The numbers of article 17.
 *
 * @param verifyWithin clock hours from the moment of the rating
 * @param rectifyWorkingDays the day of the rating is not counted
 * @param zone the hall's
 * @param maxEvidenceBytes how large one attachment is at most
 * @param escalateTo who an overdue follow-up goes to: the first the first time, the next the next
 *     time, and the last one from then on; empty for nobody
 */
public record FollowUpSettings(
    Duration verifyWithin,
    int rectifyWorkingDays,
    ZoneId zone,
    long maxEvidenceBytes,
    List<String> escalateTo) {
  /** Copies the names. */
  public FollowUpSettings {
    escalateTo = List.copyOf(escalateTo);
  }
}
