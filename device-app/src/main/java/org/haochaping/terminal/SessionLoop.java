package org.haochaping.terminal;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.CaseQuestion;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.terminal.diagnosis.Diagnosis;
import org.haochaping.terminal.diagnosis.DiagnosisRoom;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.session.Session;
import org.haochaping.terminal.session.SessionEffect;
import org.haochaping.terminal.session.SessionEvent;
import org.haochaping.terminal.session.SessionRules;
import org.haochaping.terminal.session.SessionState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session's thread: gives it what happens, in order, and does what it says. Methods may be
 * called on any thread and return at once; the time of an event is the time of the call.
 */
final class SessionLoop implements Input, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SessionLoop.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");

  private final Session session;
  private final SessionRecords records;
  private final Supplier<Moment> now;
  private final Consumer<View> screen;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "session"));

  // Only the session's thread touches these.
  private final FairPlay fairPlay = new FairPlay();
  private @Nullable ScheduledFuture<?> tick;
  private Optional<String> outOfService = Optional.empty();
  private Optional<DiagnosisDoor> door = Optional.empty();
  private KeyLamps lamps = keys -> {};
  private Consumer<CaseQuestion> hall = question -> {};

  SessionLoop(Session session, RatingLog log, Supplier<Moment> now, Consumer<View> screen) {
    this.session = session;
    this.records = new SessionRecords(log, this::happen, this::committed);
    this.now = now;
    this.screen = screen;
    thread.setRemoveOnCancelPolicy(true); // or a cancelled tick holds up the end
  }

  @Override
  public void pressed(SatisfactionLevel level, String by) {
    long pressedNanos = System.nanoTime();
    Moment at = now.get();
    run(
        () -> {
          door.ifPresent(room -> room.keyWorks(keyOf(level), by));
          if (isDiagnosed()) {
            atDoor(room -> room.key(keyOf(level), by, at.monotonicMillis()));
          } else if (outOfService.isPresent()) {
            LOG.info("press while out of service, not rated");
          } else {
            handle(new SessionEvent.Pressed(level, by), at, pressedNanos);
          }
        });
  }

  @Override
  public void scanned(String text) {
    inService(new SessionEvent.Scanned(text), "scan");
  }

  @Override
  public void ratingAsked() {
    inService(new SessionEvent.Asked(), "touch to begin");
  }

  @Override
  public void ticked(String code) {
    happen(new SessionEvent.Ticked(code));
  }

  @Override
  public void reasonsConfirmed() {
    happen(new SessionEvent.Explained());
  }

  @Override
  public void reasonsSkipped() {
    happen(new SessionEvent.Skipped());
  }

  /** The window's own system invites, or takes an invitation back. */
  void invited(Invitation invitation) {
    inService(new SessionEvent.Invited(invitation), "invitation");
  }

  private void inService(SessionEvent event, String what) {
    Moment at = now.get();
    run(
        () -> {
          if (event instanceof SessionEvent.Scanned) {
            // Whoever plays at the PIN keeps no citizen from rating.
            atDoor(DiagnosisDoor::leftAtThePin);
          }
          if (isClosed()) {
            LOG.info("{} while out of service, not offered", what);
          } else {
            handle(event, at, 0);
          }
        });
  }

  /** The hall decided anew. */
  void ruled(SessionRules rules) {
    happen(new SessionEvent.Ruled(rules));
  }

  /** From now on the gateway is asked about receipts there. */
  void asks(Consumer<CaseQuestion> gateway) {
    run(() -> hall = gateway);
  }

  /** The gateway answers. */
  void told(CaseAnswer answer) {
    happen(new SessionEvent.Told(answer));
  }

  /** From now on these lamps are lit while their keys are valid. */
  void lightsKeys(KeyLamps row) {
    run(() -> lamps = row);
  }

  /** From now on a technician can ask for a diagnosis. */
  void diagnosedBy(DiagnosisRoom room, Diagnosis diagnosis) {
    DiagnosisDoor made =
        new DiagnosisDoor(room, diagnosis, screen, this::run, this::showWhereTheSessionIs);
    run(() -> door = Optional.of(made));
  }

  @Override
  public void keyStuck(int key) {
    LOG.warn("key stuck, its presses do not count until it is released key={}", key);
    Moment at = now.get();
    String detail = "第 " + key + " 键卡住，请检查按键 / key " + key + " is stuck: check it";
    run(
        () -> {
          records.append(new JournalBody.Alarm(at, "key-stuck", detail));
          door.ifPresent(room -> room.keyStuck(key));
        });
  }

  @Override
  public void diagnosisAsked() {
    run(
        () -> {
          if (session.state() instanceof SessionState.Rated) {
            LOG.info("diagnosis asked while a rating is written, not opened");
          } else {
            atDoor(room -> room.asked(now.get().monotonicMillis()));
            if (isDiagnosed()) {
              // Nobody who comes after the technician may answer what was open before.
              handle(new SessionEvent.Stopped(), now.get(), 0);
            }
          }
        });
  }

  @Override
  public void pinDigit(int digit) {
    run(() -> atDoor(room -> room.digit(digit, now.get().monotonicMillis())));
  }

  @Override
  public void diagnosisTurned() {
    run(() -> atDoor(room -> room.turned(now.get().monotonicMillis())));
  }

  @Override
  public void diagnosisLeft() {
    run(() -> atDoor(DiagnosisDoor::left));
  }

  /** The keys stand best first, and the city's list counts from the worst. */
  private static int keyOf(SatisfactionLevel level) {
    return 6 - level.cityCode();
  }

  private Set<Integer> validKeys() {
    if (isDiagnosed()) {
      return door.get().validKeys();
    }
    return outOfService.isPresent()
        ? Set.of()
        : session.validKeys().stream().map(SessionLoop::keyOf).collect(Collectors.toSet());
  }

  private boolean isDiagnosed() {
    return door.isPresent() && door.get().isOpen();
  }

  private boolean isClosed() {
    return outOfService.isPresent() || isDiagnosed();
  }

  private void atDoor(Consumer<DiagnosisDoor> what) {
    door.ifPresent(what);
    scheduleTick();
  }

  private void showWhereTheSessionIs() {
    screen.accept(
        outOfService.isPresent()
            ? new View.OutOfService(outOfService.get())
            : Views.of(session.state()));
  }

  /** Takes no more input until {@link #backInService}, and says so on the screen. */
  void outOfService(String reason) {
    run(
        () -> {
          if (outOfService.isEmpty()) {
            LOG.warn("out of service reason={}", reason);
            outOfService = Optional.of(reason);
            if (!(session.state() instanceof SessionState.Rated)) {
              handle(new SessionEvent.Stopped(), now.get(), 0); // also what is looked up
            }
            if (!isDiagnosed()) {
              showWhereTheSessionIs();
            }
          }
        });
  }

  /** Takes input again; told as often as somebody looks. */
  void backInService() {
    run(
        () -> {
          records.reasonsAgain();
          if (outOfService.isPresent()) {
            LOG.info("back in service");
            outOfService = Optional.empty();
            if (!isDiagnosed()) {
              showWhereTheSessionIs();
            }
          }
        });
  }

  private void handle(SessionEvent event, Moment at, long pressedNanos) {
    for (SessionEffect effect : session.on(event, at)) {
      fairPlay.look(effect, at).ifPresent(this::alarm);
      if (effect instanceof SessionEffect.Append append) {
        if (append.body() instanceof JournalBody.Alarm alarm) {
          LOG.error("alarm={} {}", alarm.alarm(), alarm.detail());
        }
        records.append(append.body());
      } else if (effect instanceof SessionEffect.AppendRating rating) {
        records.rating(rating.body(), pressedNanos);
      } else if (effect instanceof SessionEffect.AskRated ask) {
        records.askRated(ask);
      } else if (effect instanceof SessionEffect.AskHall ask) {
        hall.accept(ask.question());
      } else if (effect instanceof SessionEffect.Show show) {
        show(Views.of(show.state()));
      } else if (effect instanceof SessionEffect.PassedOver passed) {
        LOG.info("invitation not offered id={} why={}", passed.invitation(), passed.why());
      } else if (effect instanceof SessionEffect.StrayPress stray) {
        WAY.info("way not-rated total={}", stray.total());
      }
    }
    if (!(event instanceof SessionEvent.Stopped)) {
      endIfOutOfService();
    }
    scheduleTick();
  }

  private void alarm(JournalBody.Alarm alarm) {
    LOG.warn("fair play: {}", alarm.alarm());
    records.append(alarm);
  }

  private void committed(OfferId offer, long seq, long micros) {
    run(
        () -> {
          WAY.info("way on-disk offer={} seq={} micros={}", offer, seq, micros);
          handle(new SessionEvent.Committed(offer, seq), now.get(), 0);
        });
  }

  /** Nobody who comes later may answer what was open before; a rating on its way is waited for. */
  private void endIfOutOfService() {
    boolean isOpen =
        !(session.state() instanceof SessionState.Rated
            || session.state() instanceof SessionState.Idle);
    if (outOfService.isPresent() && isOpen) {
      handle(new SessionEvent.Stopped(), now.get(), 0);
    }
  }

  private void show(View view) {
    if (!isClosed()) {
      screen.accept(view);
    }
  }

  private void happen(SessionEvent event) {
    run(() -> handle(event, now.get(), 0));
  }

  private void scheduleTick() {
    if (tick != null) {
      tick.cancel(false);
    }
    // While the room is open the session is idle and waits for nothing.
    OptionalLong deadline = isDiagnosed() ? door.get().deadline() : session.deadline();
    if (deadline.isPresent() && !thread.isShutdown()) {
      long left = Math.max(0, deadline.getAsLong() - now.get().monotonicMillis());
      tick = thread.schedule(() -> guarded(this::timeWentBy), left + 1, TimeUnit.MILLISECONDS);
    }
  }

  private void timeWentBy() {
    if (isDiagnosed()) {
      atDoor(room -> room.timeWentBy(now.get().monotonicMillis()));
    } else {
      handle(new SessionEvent.TimeWentBy(), now.get(), 0);
    }
  }

  private void run(Runnable task) {
    try {
      thread.execute(() -> guarded(task));
    } catch (RejectedExecutionException e) {
      LOG.debug("the session has ended, event dropped", e);
    }
  }

  private void guarded(Runnable task) {
    try {
      task.run();
      lamps.light(validKeys());
    } catch (RuntimeException e) {
      LOG.error("session event failed", e);
    }
  }

  /** Ends what is open as left, and the thread; the entries are queued when this returns. */
  @Override
  public void close() {
    happen(new SessionEvent.Stopped());
    thread.shutdown();
    try {
      if (!thread.awaitTermination(3, TimeUnit.SECONDS)) {
        LOG.warn("the session's thread did not end in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
