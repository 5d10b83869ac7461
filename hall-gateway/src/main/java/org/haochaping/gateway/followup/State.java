package org.haochaping.gateway.followup;

import java.util.Locale;
import java.util.Set;
import org.haochaping.protocol.ProtocolException;

/** Where a follow-up stands. Whether it is overdue is derived and never kept. */
public enum State {
  /** Waits for the call back. */
  OPENED,
  /** The person was called back and the rating verified. */
  VERIFIED,
  /** The window's department is putting it right. */
  RECTIFYING,
  /** It was put right. */
  RECTIFIED,
  /** The result was reported. */
  REPORTED,
  /** Nothing more is to be done, unless the city sends it back. */
  CLOSED;

  private static final Set<State> OPEN_TO_RECTIFY = Set.of(OPENED, VERIFIED, RECTIFYING);

  /** The word in the ledger. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static State of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  boolean isBeforeRectified() {
    return OPEN_TO_RECTIFY.contains(this);
  }

  /**
   * Gives the next state back.
   *
   * @throws ProtocolException if the way does not go there from here
   */
  State to(State next) {
    boolean allowed =
        switch (next) {
          case OPENED -> false;
          case VERIFIED -> this == OPENED;
          case RECTIFYING -> this != CLOSED && this != RECTIFYING && this != OPENED;
          case RECTIFIED -> this == RECTIFYING;
          case REPORTED -> this == RECTIFIED || this == VERIFIED;
          case CLOSED -> this == REPORTED;
        };
    if (!allowed) {
      throw new ProtocolException(
          "当前状态不允许此操作 / not possible: it is " + word() + ", not on the way to " + next.word());
    }
    return next;
  }
}
