package org.haochaping.gateway.rules;

import java.time.Instant;
import java.util.Optional;

/**
 * What the rules need to know of a case, or of a batch's first case.
 *
 * @param id its row
 * @param acceptedAt when it was accepted at the window, UTC; empty where it was not
 * @param consultation whether the service is a consultation, with a record of its own
 * @param members how many cases the one rating is valid for, 1 where it is no batch
 */
public record CaseFacts(long id, Optional<Instant> acceptedAt, boolean consultation, int members) {}
