package org.haochaping.gateway.terminals;

import java.time.Instant;
import java.util.Optional;

/**
 * An invitation that was sent to a window's terminals.
 *
 * @param caseHandle the case that the receipt names; empty for a consultation
 * @param answer what came of it; never a level (article 4)
 */
public record Invited(
    String id,
    String system,
    int window,
    Optional<String> caseHandle,
    String item,
    Instant sentAt,
    Instant expires,
    Answer answer) {

  /** What came of an invitation. */
  public enum Answer {
    /** Sent; nothing came back yet. */
    SENT,
    /** On the screen now. */
    OFFERED,
    /** A level was pressed. */
    RATED,
    /** It was shown, and nobody pressed. */
    DECLINED,
    /** The window's system took it back before anybody pressed. */
    WITHDRAWN,
    /** It never came to the screen. */
    EXPIRED
  }
}
