package org.haochaping.terminal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.HealthReport.ClockState;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.devices.DeviceState;
import org.haochaping.terminal.devices.Devices;
import org.haochaping.terminal.diagnosis.Diagnosis;
import org.haochaping.terminal.diagnosis.DiagnosisRoom;
import org.haochaping.terminal.diagnosis.Equipment;
import org.haochaping.terminal.diagnosis.LinkMemory;
import org.haochaping.terminal.diagnosis.PinFile;
import org.haochaping.terminal.diagnosis.PinGate;
import org.haochaping.terminal.health.DeviceWords;
import org.haochaping.terminal.health.Heartbeat;
import org.haochaping.terminal.health.KeepOn;
import org.haochaping.terminal.health.Restart;
import org.haochaping.terminal.health.ScreenPulse;
import org.haochaping.terminal.health.ServiceManager;
import org.haochaping.terminal.health.Vitals;
import org.haochaping.terminal.journal.Journal;
import org.haochaping.terminal.journal.JournalOwner;
import org.haochaping.terminal.screen.TerminalScreen;
import org.haochaping.terminal.session.Session;
import org.haochaping.terminal.session.SessionRules;
import org.haochaping.terminal.settings.KeptSettings;
import org.haochaping.terminal.uplink.HallListener;
import org.haochaping.terminal.uplink.Outbox;
import org.haochaping.terminal.uplink.TerminalKeys;
import org.haochaping.terminal.uplink.Uplink;
import org.haochaping.terminal.uplink.UplinkSettings;
import org.haochaping.terminal.voice.Speaker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: builds the parts, hands them to each other, and closes them in reverse. */
final class Terminal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");

  /** Long enough to be read on the screen, and for somebody to make room. */
  private static final Duration NO_LIBRARY_PAUSE = Duration.ofMinutes(1);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final ScreenWatch watch;
  private final TerminalClock clock;
  private final Devices devices = new Devices(Terminal::monotonicMillis);
  private final ServiceManager systemd = ServiceManager.of(System.getenv());
  private @Nullable Peripherals plugged;

  private Terminal(Optional<Path> pictures, TerminalClock clock) {
    this.clock = clock;
    this.watch = keep(new ScreenWatch(pictures));
  }

  /**
   * Starts everything; what was already started is closed again where a later part fails. JavaFX
   * must run already.
   *
   * @param keys who this terminal is
   * @param pictures where each change of the screen is written to, if anywhere
   */
  static Terminal start(TerminalConfig config, TerminalKeys keys, Optional<Path> pictures)
      throws InterruptedException {
    return start(config, keys, pictures, TerminalClock.system());
  }

  /** The same by a clock of the caller's. */
  static Terminal start(
      TerminalConfig config, TerminalKeys keys, Optional<Path> pictures, TerminalClock clock)
      throws InterruptedException {
    return start(config, keys, pictures, clock, () -> {});
  }

  /** The same where JavaFX is still on its way; what the first screen shows is made meanwhile. */
  static Terminal start(
      TerminalConfig config,
      TerminalKeys keys,
      Optional<Path> pictures,
      TerminalClock clock,
      ToolkitGate toolkit)
      throws InterruptedException {
    Terminal terminal = new Terminal(pictures, clock);
    try {
      terminal.build(config, keys, toolkit);
      return terminal;
    } catch (RuntimeException | InterruptedException e) {
      terminal.close();
      throw e;
    }
  }

  private void build(TerminalConfig config, TerminalKeys keys, ToolkitGate toolkit)
      throws InterruptedException {
    TerminalScreen screen =
        TerminalScreen.of(config.screen(), config.words(), config.place(), watch);
    toolkit.await();
    open(screen);
    keep(screen::close);
    // The citizen sees the screen before a journal of whatever size is looked at, and nothing takes
    // the cores from who draws it.
    watch.awaitFirstDrawn(config.frameLimit());
    if (config.keepScreenOn()) {
      new KeepOn(System.getenv()).start();
    }
    ScreenPulse pulse =
        keep(ScreenPulse.start(ScreenPulse.EVERY, config.frameLimit(), systemd, new Restart()));

    Journal journal = keep(openJournal(config));
    KeptSettings settings = KeptSettings.open(config.dataDir().resolve("settings.json"));
    config
        .systemClock()
        .ifPresent(evidence -> keep(SystemTime.follow(clock, evidence, journal::append)));
    Speaker speaker = keep(new Speaker(config.voice(), () -> hallTime(config)));
    SessionLoop session =
        keep(
            new SessionLoop(
                new Session(config.receipts(), rules(config, settings.current())),
                ratingLog(journal),
                clock::now,
                new SpokenScreen(screen::show, speaker::say)));
    StandingWatch standing =
        keep(
            new StandingWatch(
                journal::isWritable,
                journal::waiting,
                clock::now,
                config.zone(),
                session,
                screen::standing));
    LinkMemory link = new LinkMemory(standing, clock::monotonicMillis);
    Diagnosis diagnosis = Diagnosis.of(equipment(config, keys, journal, pulse, link));
    session.diagnosedBy(
        new DiagnosisRoom(new PinGate(PinFile.pin(config.diagnosisPin(), config.dataDir()))),
        diagnosis);
    Uplink uplink =
        keep(
            Uplink.start(
                UplinkSettings.of(
                    config.id(), Main.VERSION, config.gateway().host(), config.gateway().port()),
                keys,
                journal,
                clock,
                link,
                new Hall(config, settings, session, screen)));
    session.asks(uplink::ask);
    keep(
        Heartbeat.start(
            vitals(config, journal, pulse, diagnosis), uplink::health, Heartbeat.EVERY));
    // What changes on the first screen, with one frame: for each the whole screen is drawn anew.
    screen.face(config.faces().face(config.place(), settings.current()));
    standing.start();
    plugged =
        keep(Peripherals.plugIn(config, devices, session, screen::felt, Terminal::monotonicMillis));
    watch.connect(session);
    WAY.info("way ready");
    systemd.ready();
    keep(systemd::stopping);
  }

  private Vitals vitals(
      TerminalConfig config, Journal journal, ScreenPulse pulse, Diagnosis diagnosis) {
    return new Vitals(
        Main.VERSION,
        journal::waiting,
        () -> journal.tail().map(Outbox.Tail::last).orElse(0L),
        pulse::frameAgeNanos,
        clock::monotonicMillis,
        this::clockState,
        () -> DeviceWords.of(devices.all()),
        diagnosis::last,
        config.dataDir(),
        Vitals.THERMOMETER);
  }

  /** The hall's wall clock, once it is trusted. */
  private Optional<LocalTime> hallTime(TerminalConfig config) {
    return Optional.of(clock.now())
        .filter(Moment::trusted)
        .map(now -> LocalTime.ofInstant(now.wall(), config.zone()));
  }

  private ClockState clockState() {
    return new ClockState(clock.isTrusted(), clock.source());
  }

  private Equipment equipment(
      TerminalConfig config,
      TerminalKeys keys,
      Journal journal,
      ScreenPulse pulse,
      LinkMemory link) {
    return new Equipment(
        Main.VERSION,
        pulse::frameAgeNanos,
        devices::all,
        config.dataDir(),
        journal::isWritable,
        journal::waiting,
        this::clockState,
        clock::now,
        config.gateway().host(),
        config.gateway().port(),
        link,
        keys.chain().get(0));
  }

  private static SessionRules rules(TerminalConfig config, TerminalSettings settings) {
    return new SessionRules(
        config.place().window(), config.times(), settings.offers(), settings.reasons());
  }

  /** What comes from the hall goes to whom it concerns. */
  private record Hall(
      TerminalConfig config, KeptSettings kept, SessionLoop session, TerminalScreen screen)
      implements HallListener {
    @Override
    public void settings(TerminalSettings settings) {
      if (kept.take(settings)) {
        session.ruled(rules(config, settings));
        screen.face(config.faces().face(config.place(), settings));
        // Last, so that whoever reads it and presses is answered by the new ones.
        WAY.info("way settings reasons={}", settings.reasons().version());
      }
    }

    @Override
    public void invited(Invitation invitation) {
      session.invited(invitation);
    }

    @Override
    public void told(CaseAnswer answer) {
      session.told(answer);
    }
  }

  private static void open(TerminalScreen screen) throws InterruptedException {
    CompletableFuture<TerminalScreen> opened = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            screen.open(new Stage());
            opened.complete(screen);
          } catch (RuntimeException e) {
            opened.completeExceptionally(e);
          }
        });
    try {
      opened.get();
    } catch (ExecutionException e) {
      throw new TroubleException("画面无法打开 / the screen cannot be opened: " + e.getCause(), e);
    }
  }

  private Journal openJournal(TerminalConfig config) {
    return Journal.open(
        config.journal(),
        new JournalOwner(
            Main.VERSION, config.id(), config.receipts().hall(), config.place().window()),
        clock,
        () -> new Restart().after(NO_LIBRARY_PAUSE));
  }

  private static long monotonicMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  private static RatingLog ratingLog(Journal journal) {
    return new RatingLog() {
      @Override
      public CompletableFuture<JournalEntry> append(JournalBody body) {
        return journal.append(body);
      }

      @Override
      public CompletableFuture<Boolean> wasRated(String caseHandle) {
        return journal.wasRated(caseHandle);
      }
    };
  }

  /** How the devices at the window are. */
  List<DeviceState> devices() {
    return devices.all();
  }

  /** The devices at the window; not before {@link #start} is done. */
  Peripherals plugged() {
    return Objects.requireNonNull(plugged);
  }

  /** Where keys and codes from elsewhere than the screen go. */
  Input input() {
    return watch;
  }

  /** Waits until somebody closes the window by its own button. */
  void awaitWindowClosed() throws InterruptedException {
    watch.awaitClosed();
  }

  /** A part to close at the end, after all that were kept later. */
  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("close failed part={}", part.getClass().getSimpleName(), e);
      }
    }
  }
}
