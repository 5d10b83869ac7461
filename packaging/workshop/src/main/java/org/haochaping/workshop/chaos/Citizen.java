package org.haochaping.workshop.chaos;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.workshop.citizen.Attempt;
import org.haochaping.workshop.citizen.CitizenException;
import org.haochaping.workshop.citizen.Seat;
import org.haochaping.workshop.hall.IssuedReceipt;

/**
 * The people who come to one terminal, one after the other, and write down what they pressed and
 * were thanked for. Where the terminal dies on them, some scan again and some leave.
 */
final class Citizen implements Runnable {
  /** The strict city refuses the other two without reasons. */
  private static final List<SatisfactionLevel> LEVELS =
      List.of(
          SatisfactionLevel.VERY_SATISFIED,
          SatisfactionLevel.SATISFIED,
          SatisfactionLevel.BASICALLY_SATISFIED);

  private static final int MOST_PAUSE_MILLIS = 500;

  private final Seat seat;
  private final List<IssuedReceipt> receipts;
  private final Random random;
  private final Book book;
  private final Complaints complaints;
  private final CountDownLatch closing;

  Citizen(
      Seat seat,
      List<IssuedReceipt> receipts,
      Random random,
      Book book,
      Complaints complaints,
      CountDownLatch closing) {
    this.seat = seat;
    this.receipts = receipts;
    this.random = random;
    this.book = book;
    this.complaints = complaints;
    this.closing = closing;
  }

  /** Goes on until the hall closes or the receipts are used up. */
  @Override
  public void run() {
    try {
      for (IssuedReceipt receipt : receipts) {
        if (closing.await(random.nextInt(MOST_PAUSE_MILLIS), TimeUnit.MILLISECONDS)) {
          return;
        }
        visit(receipt, LEVELS.get(random.nextInt(LEVELS.size())));
      }
    } catch (CitizenException e) {
      complaints.add(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void visit(IssuedReceipt receipt, SatisfactionLevel level) {
    String projectNo = receipt.projectNo();
    while (true) {
      Attempt attempt = seat.rate(receipt.link(), level, () -> book.pressed(projectNo, level));
      if (attempt instanceof Attempt.Thanked) {
        book.thanked(projectNo, level);
        return;
      }
      if (attempt instanceof Attempt.Refused refused) {
        if (!book.wasPressed(projectNo)) {
          throw new CitizenException(
              seat.id() + " refused the fresh receipt of " + projectNo + ": " + refused.reason());
        }
        return; // taken before the kill, though nobody saw the thanks
      }
      if (random.nextBoolean()) {
        return;
      }
    }
  }
}
