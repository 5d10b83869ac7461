package org.haochaping.gateway.settlement;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.ledger.Positions;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.rules.Arrived;
import org.haochaping.gateway.rules.OfferBook;
import org.haochaping.gateway.rules.Settled;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalBody.Reasons;
import org.haochaping.protocol.wire.HealthReport;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns raw entries into ratings, on a thread of its own. Its place in the ledger moves in the same
 * transaction that keeps the ratings, and never past an offer that is still open, so that a kill at
 * any moment costs nothing.
 */
public final class Settlement implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
  private static final String READER = "settlement";
  // A step holds the ledger, and whoever presses just then waits for it.
  private static final int ROWS = 500;
  private static final int ROWS_BETWEEN = 200;
  private static final long GIVE_WAY_NANOS = 10_000_000;
  private static final int MAX_GIVE_WAY = 100;
  private static final int OPEN_OFFERS = 20_000;

  private final Ledger ledger;
  private final SettlementSettings settings;
  private final RatingWords words;
  private final Clock clock;
  private final Runnable settledSome;
  private final EntryReader entries;
  private final TerminalAlarms terminalAlarms;
  private final TerminalReports reports = new TerminalReports();
  private final Told told;
  private final Defaults defaults;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "settlement");
  private OfferBook book;
  private Marks marks;
  private long lastRead;
  private long savedPosition;
  private long generation;
  private volatile BooleanSupplier busy = () -> false;
  private volatile boolean closing;

  private Settlement(
      Ledger ledger,
      SettlementSettings settings,
      SealedWords words,
      Clock clock,
      Runnable settledSome) {
    this.ledger = ledger;
    this.words = new RatingWords(words);
    this.settings = settings;
    this.clock = clock;
    this.settledSome = settledSome;
    this.entries = new EntryReader(ledger);
    this.told = new Told(ledger);
    this.terminalAlarms = new TerminalAlarms(ledger);
    this.defaults = new Defaults(ledger, settings.rules());
    this.marks = newMarks();
    this.book = newBook();
  }

  /**
   * Starts.
   *
   * @param words seals what people wrote
   * @param settledSome called after each transaction that added ratings, to wake the outlets
   */
  public static Settlement start(
      Ledger ledger,
      SettlementSettings settings,
      SealedWords words,
      Clock clock,
      Runnable settledSome) {
    Settlement settlement = new Settlement(ledger, settings, words, clock, settledSome);
    settlement.thread.start();
    return settlement;
  }

  /**
   * Lets another one go first while it is busy, but not for ever: both write to the same ledger,
   * one at a time, and a terminal waits for its confirmation longer than a rating for its
   * settlement. Meanwhile some entries are settled each second, a few at a time.
   */
  public void giveWayTo(BooleanSupplier isBusy) {
    busy = isBusy;
  }

  /** New entries were committed; from any thread. */
  public void wake() {
    wake.release();
  }

  /** A terminal said just now how it is; from any thread. */
  public void heard(String terminal, HealthReport health) {
    reports.heard(terminal, health, clock.instant());
  }

  @Override
  public void close() {
    closing = true;
    wake();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean fresh = true;
    while (!closing) {
      try {
        if (fresh || generation != ledger.generation()) {
          generation = ledger.generation(); // a salvaged file has numbers anew
          book = newBook();
          lastRead = ledger.read(handle -> Positions.of(handle, READER));
          savedPosition = lastRead;
          told.begin();
          // A failed step may have shown it ratings that were never kept.
          marks = newMarks();
          marks.recall();
          fresh = false;
        }
        int rows = giveWay() ? ROWS : ROWS_BETWEEN;
        if (!step(rows) && !makeDefaults()) {
          rest(settings.look());
        }
      } catch (RuntimeException | SQLException e) {
        // The ledger could not be read or written: what is open is in the ledger, begin there
        // again.
        LOG.error("settlement failed, trying again problem={}", e.toString());
        LOG.debug("settlement failed", e);
        fresh = true;
        rest(Duration.ofSeconds(1));
      }
    }
  }

  /** Waits for the other one, but not for ever; whether the other one is done. */
  private boolean giveWay() {
    for (int i = 0; i < MAX_GIVE_WAY && busy.getAsBoolean() && !closing; i++) {
      LockSupport.parkNanos(GIVE_WAY_NANOS);
    }
    return !busy.getAsBoolean();
  }

  /** Reads some entries and keeps what they settle; false if there was nothing more to do. */
  private boolean step(int atMost) throws SQLException {
    List<EntryReader.Row> rows = entries.after(lastRead, atMost);
    for (EntryReader.Row row : rows) {
      take(row);
      lastRead = row.id();
    }
    List<Settled> settled = book.settle(clock.instant());
    long position = book.resumeAfter(lastRead);
    if (!settled.isEmpty() || position != savedPosition || told.isDue()) {
      keep(settled, position);
      savedPosition = position;
    }
    if (!settled.isEmpty()) {
      settledSome.run();
    }
    return rows.size() == atMost;
  }

  /** What is due without anybody's entry; true if there is more of it. */
  private boolean makeDefaults() throws SQLException {
    if (!reports.isEmpty()) {
      ledger.write(
          handle -> {
            reports.write(handle);
            return 0;
          });
    }
    return defaults.run(clock.instant(), settledSome);
  }

  private void take(EntryReader.Row row) {
    try {
      JournalBody body = BodyCodec.decode(row.body());
      Instant receivedAt = Instant.ofEpochMilli(row.receivedAt());
      Arrived entry =
          new Arrived(row.id(), row.journal(), row.terminal(), row.seq(), body, receivedAt);
      reports.entry(entry);
      boolean inTime = book.take(entry);
      if (!inTime && body instanceof Reasons reasons) {
        if (ledger.write(handle -> addLate(handle, row, reasons))
            != LateReasons.Outcome.NO_RATING) {
          book.areLate(row.journal(), reasons.offer());
        }
      } else if (body instanceof JournalBody.Alarm alarm && told.isNews(row.id())) {
        terminalAlarms.raise(row.terminal(), alarm);
      }
    } catch (ProtocolException e) {
      // Raw is raw: the entry stays, and somebody must look at it.
      LOG.warn(
          "entry not readable terminal={} journal={} seq={} reason={}",
          row.terminal(),
          row.journal(),
          row.seq(),
          e.getMessage());
      if (!told.isNews(row.id())) {
        return;
      }
      ledger
          .alarms()
          .raise(
              "unreadable-entry",
              Optional.of(row.terminal()),
              "an entry of the journal can't be read; it is kept as it is");
    }
  }

  private LateReasons.Outcome addLate(Handle handle, EntryReader.Row row, Reasons reasons) {
    LateReasons.Late late =
        new LateReasons.Late(
            reasons.list(), reasons.codes(), reasons.text().orElse(""), row.journal(), row.seq());
    LateReasons.Outcome outcome =
        LateReasons.add(handle, words, reasons.offer().value(), late, clock.millis());
    if (outcome == LateReasons.Outcome.TOO_LATE) {
      tellTooLate(handle, reasons.offer().value(), row.terminal(), Told.Late.REASONS);
    }
    return outcome;
  }

  private void keep(List<Settled> settled, long position) throws SQLException {
    ledger.<Integer, SQLException>write(
        handle -> {
          if (generation != ledger.generation()) {
            // Within the write lock no salvage comes between this look and the commit.
            throw new IllegalStateException("the ledger was salvaged meanwhile");
          }
          try (Adjudication adjudication =
              new Adjudication(handle.getConnection(), settings.rules(), clock.instant())) {
            List<Adjudication.Kept> kept =
                adjudication.take(settled.stream().map(NewRating::of).toList());
            words.keep(handle, kept, clock.millis());
            marks.look(handle, adjudication, kept);
            addReasons(handle, settled, kept);
            adjudication
                .tooLate()
                .forEach(
                    press ->
                        tellTooLate(handle, press.offer(), press.terminal(), Told.Late.CHANGE));
          }
          reports.write(handle);
          Positions.move(handle, READER, position);
          told.keep(handle, lastRead);
          return 0;
        });
  }

  /** Reasons of an offer that was settled before without them, as one that was read again. */
  private void addReasons(Handle handle, List<Settled> settled, List<Adjudication.Kept> kept) {
    Set<String> fresh = kept.stream().map(one -> one.rating().offer()).collect(Collectors.toSet());
    for (Settled one : settled) {
      String offer = one.offer().value();
      boolean some = !(one.reasons().isEmpty() && one.text().isEmpty());
      if (some && !fresh.contains(offer) && isLevel(handle, offer, one.level())) {
        LateReasons.Late late =
            new LateReasons.Late(
                one.reasonList(), one.reasons(), one.text(), one.journal(), one.seq() + 1);
        if (LateReasons.add(handle, words, offer, late, clock.millis())
            == LateReasons.Outcome.TOO_LATE) {
          tellTooLate(handle, offer, one.terminal(), Told.Late.REASONS);
        }
      }
    }
  }

  /** Reasons are for one level, and a rating may have kept another. */
  private static boolean isLevel(Handle handle, String offer, SatisfactionLevel level) {
    return handle
        .createQuery("select level from rating where offer = :offer")
        .bind("offer", offer)
        .mapTo(Integer.class)
        .findOne()
        .filter(kept -> kept == level.cityCode())
        .isPresent();
  }

  private void tellTooLate(Handle handle, String offer, String terminal, Told.Late what) {
    if (Told.isFirst(handle, offer, what)) {
      LOG.warn("{} offer={}", what.alarm(), offer);
      ledger.alarms().raise(handle, what.alarm(), Optional.of(terminal), what.sentence(), 1);
    }
  }

  private OfferBook newBook() {
    return new OfferBook(settings.forMore(), settings.forClock(), OPEN_OFFERS, clock.instant());
  }

  private Marks newMarks() {
    return new Marks(ledger, settings.rules().fairPlay());
  }

  private void rest(Duration atMost) {
    try {
      if (wake.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      closing = true;
      Thread.currentThread().interrupt();
    }
  }
}
