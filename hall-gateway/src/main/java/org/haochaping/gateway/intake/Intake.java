package org.haochaping.gateway.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes journal batches off the broker, commits them and confirms them. Several threads read and
 * check; one thread commits, in the order of arrival, all that is ready.
 */
public final class Intake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int READERS = 2;
  private static final int MAX_GROUP = MqttLink.RECEIVE_MAXIMUM / 2;

  private final ArrivalReader reader;
  private final GroupCommit writer;
  private final MqttLink link;
  private final ExecutorService readers =
      Executors.newFixedThreadPool(READERS, work -> new Thread(work, "intake-reader"));
  private final Thread writing = new Thread(this::write, "intake-writer");
  // Twice what the broker sends at once: room for what a lost connection left behind.
  private final BlockingQueue<Slot> queue = new ArrayBlockingQueue<>(2 * MqttLink.RECEIVE_MAXIMUM);

  private record Slot(Future<Arrival> arrival, Runnable done) {}

  private Intake(
      IntakeSettings settings,
      Ledger ledger,
      Clock clock,
      Signers signers,
      Refusals refusals,
      Runnable committed) {
    this.reader = new ArrivalReader(signers, refusals);
    this.link = new MqttLink(settings, this::arrived);
    this.writer = new GroupCommit(ledger, clock, refusals, link, committed);
  }

  /**
   * Starts to take in.
   *
   * @param committed told after each commit that added entries, on the writer's thread; must not
   *     block
   */
  public static Intake start(
      IntakeSettings settings,
      Ledger ledger,
      Clock clock,
      Signers signers,
      Refusals refusals,
      Runnable committed) {
    Intake intake = new Intake(settings, ledger, clock, signers, refusals, committed);
    intake.writing.start();
    intake.link.start();
    return intake;
  }

  /** Waits until it is connected to the broker; false if that takes longer. */
  public boolean awaitConnected(long millis) throws InterruptedException {
    return link.awaitConnected(millis);
  }

  private void arrived(String topic, byte[] payload, Runnable done) {
    TerminalId terminal;
    try {
      terminal = Topics.terminalOf(topic);
    } catch (ProtocolException e) {
      LOG.warn("message on an odd topic dropped reason={}", e.getMessage());
      done.run();
      return;
    }
    Callable<Arrival> reading =
        topic.endsWith("/journal")
            ? () -> reader.readBatch(terminal, payload)
            : () -> reader.readState(terminal, payload);
    FutureTask<Arrival> task = new FutureTask<>(reading);
    if (queue.offer(new Slot(task, done))) {
      readers.execute(task);
    } else {
      // Not acknowledged, so a broker that sends more than it may slows down by it.
      LOG.warn("more than can be taken, one message dropped terminal={}", terminal);
    }
  }

  private void write() {
    List<Slot> slots = new ArrayList<>();
    List<Arrival> group = new ArrayList<>();
    try {
      while (true) {
        slots.clear();
        group.clear();
        slots.add(queue.take());
        group.add(slots.get(0).arrival().get());
        Slot next = queue.peek();
        while (next != null && next.arrival().isDone() && slots.size() < MAX_GROUP) {
          slots.add(queue.take());
          group.add(next.arrival().get());
          next = queue.peek();
        }
        writer.commit(group);
        slots.forEach(slot -> slot.done().run());
      }
    } catch (InterruptedException e) {
      LOG.debug("intake ends"); // closed
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading never throws", e);
    }
  }

  @Override
  public void close() {
    link.close();
    readers.shutdown();
    writing.interrupt();
    try {
      writing.join(10_000);
      if (!readers.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("batches still being read at the end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
