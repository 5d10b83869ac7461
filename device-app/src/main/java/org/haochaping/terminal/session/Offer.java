package org.haochaping.terminal.session;

import java.time.Instant;
import java.util.Optional;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.CaseQuestion;
import org.haochaping.protocol.wire.Invitation;

/**
 * One offer to rate.
 *
 * @param id its name
 * @param cause why it is made
 * @param about what is rated
 * @param window the number of the window that is rated, which the receipt says where there is one
 * @param elsewhere whether that is another window than the one at which this terminal stands
 */
public record Offer(OfferId id, Cause cause, About about, int window, boolean elsewhere) {

  /**
   * Why an offer is made.
   *
   * @param by a word: {@code receipt}, {@code invite} or {@code press}
   * @param receipt the case's receipt, if a case is named
   * @param invitation the name of the invitation, if it was one
   * @param link the receipt's text, as a phone can open it
   * @param item the item's name, where it is known
   * @param caseNumber the case's number, masked, where it is known
   * @param until when an invitation is over, if it was one
   */
  public record Cause(
      String by,
      Optional<ReceiptCode> receipt,
      Optional<String> invitation,
      Optional<String> link,
      Optional<String> item,
      Optional<String> caseNumber,
      Optional<Instant> until) {
    static Cause press() {
      return new Cause(
          "press",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    static Cause invitation(Invitation invitation, Optional<ReceiptCode> receipt) {
      return new Cause(
          "invite",
          receipt,
          Optional.of(invitation.id()),
          invitation.receipt(),
          invitation.item(),
          invitation.caseNumber(),
          Optional.of(invitation.expires()));
    }

    boolean isByInvitation() {
      return invitation.isPresent();
    }

    boolean isInvitation(String id) {
      return invitation.equals(Optional.of(id));
    }

    boolean isOfTheSameCase(Cause other) {
      return receipt.isPresent()
          && receipt
              .map(ReceiptCode::caseHandle)
              .equals(other.receipt.map(ReceiptCode::caseHandle));
    }

    /** Whether it may still be offered; without the time, nothing is called expired. */
    boolean holds(Moment now) {
      return !now.trusted() || until.map(end -> now.wall().isBefore(end)).orElse(true);
    }

    static Cause receipt(ReceiptCode receipt, String text) {
      return new Cause(
          "receipt",
          Optional.of(receipt),
          Optional.empty(),
          Optional.of(text.strip()),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** What a case or, where none is named, a visit at this window is rated for. */
  static About aboutOf(Cause cause) {
    return cause.receipt().isPresent() ? About.WINDOW : About.CONSULTATION;
  }

  /** The receipt, if the offer names a case. */
  public Optional<ReceiptCode> receipt() {
    return cause.receipt();
  }

  /** How many cases the one rating is for. */
  public int batch() {
    return receipt().map(ReceiptCode::batch).orElse(1);
  }

  Optional<String> caseHandle() {
    return receipt().map(ReceiptCode::caseHandle);
  }

  /** Whether the screen can say which case it is for. */
  boolean isNamed() {
    return cause.item().isPresent() || cause.caseNumber().isPresent();
  }

  /** The same offer with the case's names, where it had none. */
  Offer named(CaseAnswer answer) {
    Cause named =
        new Cause(
            cause.by(),
            cause.receipt(),
            cause.invitation(),
            cause.link(),
            cause.item().or(answer::item),
            cause.caseNumber().or(answer::caseNumber),
            cause.until());
    return new Offer(id, named, about, window, elsewhere);
  }

  /** What the gateway is asked; nothing where no case is to be rated. */
  Optional<CaseQuestion> question() {
    return isOfACase()
        ? cause.link().map(link -> CaseQuestion.about(id.value(), link))
        : Optional.empty();
  }

  /** Whether it asks about a case at this window, and not about the hall or a consultation. */
  boolean isOfACase() {
    return about == About.WINDOW && receipt().isPresent();
  }

  /** Whether a press or touch on the idle screen began it. */
  boolean isByHand() {
    return cause.equals(Cause.press());
  }

  boolean isFor(ReceiptCode other) {
    return caseHandle().equals(Optional.of(other.caseHandle()));
  }
}
