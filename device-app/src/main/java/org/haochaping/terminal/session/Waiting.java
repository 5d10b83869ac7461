package org.haochaping.terminal.session;

import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.terminal.session.Offer.Cause;
import org.haochaping.terminal.session.SessionEffect.PassedOver;

/** What is to be offered when the present is over: the last of those that came meanwhile. */
final class Waiting {
  private Optional<Cause> next = Optional.empty();

  /** Takes the place of the one that waited before. */
  void put(Cause cause, List<SessionEffect> out) {
    if (!next.equals(Optional.of(cause))) {
      clear("another came after it", out);
    }
    next = Optional.of(cause);
  }

  /** The window's system takes that invitation back. */
  void withdraw(String invitation) {
    next = next.filter(cause -> !cause.isInvitation(invitation));
  }

  /** Gives the one that waits, if it may still be offered; then none waits any more. */
  Optional<Cause> take(Moment now, List<SessionEffect> out) {
    Optional<Cause> taken = next.filter(cause -> cause.holds(now));
    if (taken.isEmpty()) {
      clear("expired", out);
    }
    next = Optional.empty();
    return taken;
  }

  /** None is to be offered; an invitation that waited is told of. */
  void clear(String why, List<SessionEffect> out) {
    next.flatMap(Cause::invitation).ifPresent(id -> out.add(new PassedOver(id, why)));
    next = Optional.empty();
  }
}
