package org.haochaping.terminal.session;

import java.util.Optional;
import org.haochaping.terminal.session.Offer.Cause;
import org.haochaping.terminal.session.SessionEffect.AskRated;
import org.haochaping.terminal.session.SessionEffect.PassedOver;

/**
 * Cases of which it is looked up whether they were rated here: the last that somebody scanned, and
 * the last of an invitation. Neither takes the other's place.
 */
final class LookUps {
  private Optional<Cause> scanned = Optional.empty();
  private Optional<Cause> invited = Optional.empty();
  private boolean behindAScan;

  void begin(String caseHandle, Cause cause, Turn turn) {
    if (cause.isByInvitation()) {
      if (!invited.equals(Optional.of(cause))) {
        passOver("another came after it", turn);
      }
      invited = Optional.of(cause);
    } else {
      scanned = Optional.of(cause);
    }
    behindAScan = invited.isPresent() && scanned.isPresent();
    turn.add(new AskRated(caseHandle, cause));
  }

  /** The answer has come: whether it is still wanted. */
  boolean end(Cause cause) {
    Optional<Cause> wanted = Optional.of(cause);
    if (cause.isByInvitation() ? !invited.equals(wanted) : !scanned.equals(wanted)) {
      return false; // another came after it, or it was taken back
    }
    if (cause.isByInvitation()) {
      invited = Optional.empty();
    } else {
      scanned = Optional.empty();
    }
    return true;
  }

  /** Whether somebody scanned and waits. */
  boolean hasScanned() {
    return scanned.isPresent();
  }

  /** Whether that is what is looked up, and somebody scanned meanwhile. */
  boolean isBehindAScan(Cause cause) {
    return behindAScan && invited.equals(Optional.of(cause));
  }

  /** What was scanned is not to be offered any more: something else was, after it. */
  void forgetScanned() {
    scanned = Optional.empty();
  }

  /** The window's system takes that invitation back. */
  void withdraw(String id) {
    invited = invited.filter(cause -> !cause.isInvitation(id));
  }

  /** None is to be offered. */
  void clear(String why, Turn turn) {
    scanned = Optional.empty();
    passOver(why, turn);
  }

  private void passOver(String why, Turn turn) {
    invited.flatMap(Cause::invitation).ifPresent(id -> turn.add(new PassedOver(id, why)));
    invited = Optional.empty();
  }
}
