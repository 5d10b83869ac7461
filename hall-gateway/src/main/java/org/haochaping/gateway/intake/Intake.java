package org.haochaping.gateway.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.TerminalId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in journal batches, commits and confirms them. Whoever brings a batch reads and checks it
 * on its own thread and waits while too much is waiting already; one thread commits, in the order
 * of arrival, all that is there.
 */
public final class Intake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  /**
   * Payloads that wait for their commit, together: one group on its way to the disk and the next.
   * More would outlive young collections of a small heap, and collecting the old costs the most.
   */
  private static final int MAX_WAITING_KIB = 2 * 1024;

  /** One transaction: enough that the sync costs little, and few enough that nobody waits long. */
  private static final int MAX_GROUP = 256;

  private static final int MAX_GROUP_KIB = 1024;
  private static final long PATIENCE_MILLIS = 1_000;

  /**
   * More in one commit than this is a rush: not presses one by one, but somebody who catches up.
   */
  private static final int RUSH_KIB = 16;

  private static final long AFTER_A_RUSH_NANOS = 200_000_000;

  private final ArrivalReader reader;
  private final GroupCommit writer;
  private final Thread writing = new Thread(this::write, "intake-writer");
  private final Semaphore room = new Semaphore(MAX_WAITING_KIB, true);
  private final BlockingQueue<Slot> queue = new LinkedBlockingQueue<>();

  private volatile boolean rushing;
  private volatile long lastRush = System.nanoTime() - AFTER_A_RUSH_NANOS;

  private record Slot(Arrival arrival, int kib) {}

  private Intake(ArrivalReader reader, GroupCommit writer) {
    this.reader = reader;
    this.writer = writer;
  }

  /**
   * Starts to commit what {@link #arrived} brings.
   *
   * @param committed told after each commit that added entries, on the writer's thread; must not
   *     block
   */
  public static Intake start(
      Ledger ledger,
      Clock clock,
      Signers signers,
      Refusals refusals,
      Confirmations confirmations,
      Runnable committed) {
    Intake intake =
        new Intake(
            new ArrivalReader(signers, refusals),
            new GroupCommit(ledger, clock, refusals, confirmations, committed));
    intake.writing.start();
    return intake;
  }

  /**
   * Takes what a terminal published; from any thread, but what one terminal publishes in its order.
   * Waits a moment where too much is waiting; if that does not help, this is dropped, and the
   * terminal, which got no confirmation, sends it again.
   *
   * @param word the topic's last part; what intake has no use for is passed over
   */
  public void arrived(String terminal, String word, byte[] payload) {
    try {
      TerminalId from = new TerminalId(terminal);
      int kib = payload.length / 1024 + 1;
      if (!room.tryAcquire(kib, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.warn("more than can be committed, one message dropped terminal={}", terminal);
        return;
      }
      queue.add(new Slot(read(from, word, payload), kib));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the broker is ending
    } catch (ProtocolException e) {
      LOG.warn("message of an odd terminal dropped reason={}", e.getMessage());
    }
  }

  /** Whether much comes in, now or a moment ago, so that what can wait had better wait. */
  public boolean isBusy() {
    return rushing || System.nanoTime() - lastRush < AFTER_A_RUSH_NANOS;
  }

  private Arrival read(TerminalId terminal, String word, byte[] payload) {
    return switch (word) {
      case "journal" -> reader.readBatch(terminal, payload);
      case "state" -> reader.readState(terminal, payload);
      default -> new Arrival.Nothing(terminal);
    };
  }

  private void write() {
    List<Slot> slots = new ArrayList<>();
    try {
      while (true) {
        slots.clear();
        int kib = 0;
        Slot next = queue.take();
        while (next != null) {
          slots.add(next);
          kib += next.kib();
          next = slots.size() < MAX_GROUP && kib < MAX_GROUP_KIB ? queue.poll() : null;
        }
        rushing = kib > RUSH_KIB;
        try {
          writer.commit(slots.stream().map(Slot::arrival).toList());
        } finally {
          room.release(kib);
          if (rushing) {
            lastRush = System.nanoTime();
            rushing = false;
          }
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("intake ends"); // closed
    }
  }

  @Override
  public void close() {
    writing.interrupt();
    try {
      writing.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
