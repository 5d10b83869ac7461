package org.haochaping.gateway.rules;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.OfferId;

/**
 * An offer of which nothing more is waited for, with the rating that counts among its presses: the
 * last.
 *
 * @param seq the sequence number of that press
 * @param pressedWall what the terminal's clock said, never rewritten
 * @param pressedAt corrected where that was possible, see {@code basis}
 * @param about what was rated: {@code window}, {@code consultation} or {@code hall}
 * @param input what it was pressed on
 */
public record Settled(
    OfferId offer,
    long journal,
    long seq,
    String terminal,
    int window,
    SatisfactionLevel level,
    String reasonList,
    List<String> reasons,
    String text,
    Instant pressedWall,
    Instant pressedAt,
    TimeBasis basis,
    Instant receivedAt,
    Optional<String> caseHandle,
    int batch,
    String about,
    String input) {
  /** Copies the reasons. */
  public Settled {
    reasons = List.copyOf(reasons);
  }
}
