package org.haochaping.gateway.followup;

import java.time.Duration;
import java.time.ZoneId;

/**
 * The numbers of article 17.
 *
 * @param verifyWithin clock hours from the moment of the rating
 * @param rectifyWorkingDays the day of the rating is not counted
 * @param zone the hall's
 * @param maxEvidenceBytes how large one attachment is at most
 */
public record FollowUpSettings(
    Duration verifyWithin, int rectifyWorkingDays, ZoneId zone, long maxEvidenceBytes) {}
