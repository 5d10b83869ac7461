package org.haochaping.terminal.session;

import java.util.Optional;
import org.haochaping.terminal.session.Offer.Cause;
import org.haochaping.terminal.session.SessionEffect.PassedOver;

/**
 * What is to be offered when the present is over: first the last receipt that was scanned
 * meanwhile, whose owner stands there, then the last invitation that came.
 */
final class Waiting {
  private Optional<Cause> receipt = Optional.empty();
  private Optional<Cause> invitation = Optional.empty();

  /** Takes the place of the one of its kind that waited before. */
  void put(Cause cause, Turn turn) {
    if (cause.isByInvitation()) {
      if (!invitation.equals(Optional.of(cause))) {
        passOver("another came after it", turn);
      }
      invitation = Optional.of(cause);
    } else {
      receipt = Optional.of(cause);
    }
  }

  /** That one is offered now, and what came before it to no purpose any more waits no longer. */
  void offered(Cause cause, Turn turn) {
    receipt = Optional.empty();
    boolean same = invitation.filter(cause::isOfTheSameCase).isPresent();
    if (cause.isByInvitation() || same) {
      passOver("another came after it", turn);
    }
  }

  /** Whether somebody scanned and stands there. */
  boolean hasReceipt() {
    return receipt.isPresent();
  }

  /** The window's system takes that invitation back. */
  void withdraw(String id) {
    invitation = invitation.filter(cause -> !cause.isInvitation(id));
  }

  /** Gives the one whose turn it is, if it may still be offered; it waits no more. */
  Optional<Cause> take(Turn turn) {
    Optional<Cause> taken = receipt;
    receipt = Optional.empty();
    if (taken.isEmpty()) {
      taken = invitation.filter(cause -> cause.holds(turn.now()));
      if (taken.isEmpty()) {
        passOver("expired", turn);
      }
      invitation = Optional.empty();
    }
    return taken;
  }

  /** None is to be offered. */
  void clear(String why, Turn turn) {
    receipt = Optional.empty();
    passOver(why, turn);
  }

  private void passOver(String why, Turn turn) {
    invitation.flatMap(Cause::invitation).ifPresent(id -> turn.add(new PassedOver(id, why)));
    invitation = Optional.empty();
  }
}
