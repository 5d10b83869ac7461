package org.haochaping.gateway.city;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.haochaping.gateway.city.OutletException.Kind;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.work.Worker;
import org.haochaping.protocol.city.FeedResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings pending ratings to one outlet, in order, on a thread of its own. One parcel is under way
 * at a time; meanwhile the previous answer is written down and the next parcel is packed. A parcel
 * without an answer is sent again, the same bytes, until there is one.
 */
public final class Courier implements AutoCloseable {
  /** The outlet by {@code docs/city-feed.yaml}, as the ledger's deliveries name it. */
  public static final String REFERENCE = ReferenceOutlet.NAME;

  /** The outlet by the national interface, as the ledger's deliveries name it. */
  public static final String NATIONAL = NationalOutlet.NAME;

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final Outlet outlet;
  private final Outbox outbox;
  private final Packer packer;
  private final Trouble trouble;
  private final Duration look;
  private final Semaphore wake = new Semaphore(0);
  private final Worker worker;

  private Courier(Outlet outlet, Outbox outbox, Packer packer, Trouble trouble, Duration look) {
    this.outlet = outlet;
    this.outbox = outbox;
    this.packer = packer;
    this.trouble = trouble;
    this.look = look;
    this.worker =
        Worker.start(
            "courier-" + outlet.name(),
            Duration.ofSeconds(1),
            "delivery stopped, beginning again outlet=" + outlet.name(),
            this::step);
  }

  /** Starts the courier to a city system that speaks {@code docs/city-feed.yaml}. */
  public static Courier start(
      Ledger ledger,
      CaseSource cases,
      SealedWords words,
      CitySettings settings,
      Clock clock,
      RandomGenerator random) {
    return start(
        ledger,
        cases,
        words,
        new ReferenceOutlet(settings, clock),
        settings.batchSize(),
        new Backoff(settings.firstRetry(), settings.longestRetry(), random),
        settings.defaultChannel(),
        settings.look(),
        clock);
  }

  /** Starts the courier to a city system that speaks the national interface. */
  public static Courier start(
      Ledger ledger,
      CaseSource cases,
      SealedWords words,
      NationalSettings settings,
      Clock clock,
      SecureRandom random) {
    return start(
        ledger,
        cases,
        words,
        new NationalOutlet(settings, clock, random),
        settings.batchSize(),
        new Backoff(settings.firstRetry(), settings.longestRetry(), random),
        settings.defaultChannel(),
        settings.look(),
        clock);
  }

  private static Courier start(
      Ledger ledger,
      CaseSource cases,
      SealedWords words,
      Outlet outlet,
      int batchSize,
      Backoff backoff,
      String defaultChannel,
      Duration look,
      Clock clock) {
    Outbox outbox = new Outbox(ledger, outlet.name(), defaultChannel, clock);
    return new Courier(
        outlet,
        outbox,
        new Packer(outbox, cases, words, batchSize),
        new Trouble(ledger.alarms(), backoff, Trouble.Work.SENDING),
        look);
  }

  /** There may be something to deliver; from any thread. */
  public void wake() {
    wake.release();
  }

  @Override
  public void close() {
    worker.close();
  }

  private void step() throws InterruptedException {
    wake.drainPermits();
    if (!deliver()) {
      wake.tryAcquire(look.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Delivers until nothing is pending; false if nothing was. */
  private boolean deliver() throws InterruptedException {
    Optional<Parcel> next = packer.next(0);
    if (next.isEmpty()) {
      return false;
    }
    List<Delivered> answered = List.of();
    while (next.isPresent() && !Thread.currentThread().isInterrupted()) {
      Parcel parcel = next.get();
      CompletableFuture<List<FeedResult>> answer = outlet.send(parcel);
      if (!answered.isEmpty()) {
        outbox.keep(answered);
      }
      next = packer.next(parcel.lastRating());
      answered = insist(parcel, answer);
    }
    outbox.keep(answered);
    return true;
  }

  /** Waits for the answer and sends again until there is one. */
  private List<Delivered> insist(Parcel parcel, CompletableFuture<List<FeedResult>> first)
      throws InterruptedException {
    CompletableFuture<List<FeedResult>> answer = first;
    while (true) {
      try {
        List<Delivered> delivered = Delivered.of(parcel, Answers.await(answer));
        trouble.over(outlet.name());
        return delivered;
      } catch (OutletException e) {
        if (e.kind() == Kind.REJECTED) {
          return rejected(parcel, e);
        }
        TimeUnit.NANOSECONDS.sleep(trouble.again(outlet.name(), e).toNanos());
        outbox.attempted(parcel.ids());
        answer = outlet.send(parcel);
      }
    }
  }

  /** A parcel that the city does not take as a whole is halved until the culprit stands alone. */
  private List<Delivered> rejected(Parcel parcel, OutletException e) throws InterruptedException {
    LOG.warn("parcel rejected ratings={} words={}", parcel.ratings().size(), e.words());
    if (parcel.ratings().size() == 1) {
      return List.of(new Delivered(parcel.lastRating(), false, e.words()));
    }
    List<Delivered> delivered = new ArrayList<>();
    outbox.attempted(parcel.ids());
    for (Parcel half : parcel.halves()) {
      delivered.addAll(insist(half, outlet.send(half)));
    }
    return delivered;
  }
}
