package org.haochaping.terminal.journal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.terminal.clock.TerminalClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the journal's thread does, in small steps, when nobody wants to write. */
final class Chores {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final long KEEP_CONFIRMED_MILLIS = 5_000;
  private static final long LOOK_MILLIS = 60_000;
  private static final double ALARM_AT = 0.8;
  private static final double CALM_AT = 0.7;

  private final JournalSettings settings;
  private final TerminalClock clock;
  private final Pruning pruning;
  private final Outage outage = new Outage();
  private @Nullable Takeover takeover;
  private boolean takeoverSought;
  private long confirmedKept = -1;
  private long nextKeep;
  private long nextLook;
  private boolean alarmed;
  private boolean roomMade;

  Chores(JournalSettings settings, TerminalClock clock) {
    this.settings = settings;
    this.clock = clock;
    this.pruning = new Pruning(settings.keepConfirmed());
  }

  /**
   * What a step did.
   *
   * @param written entries that it appended
   * @param more the next step is due at once
   */
  record Progress(List<Encoded> written, boolean more) {}

  /** What could not be written so far. */
  Outage outage() {
    return outage;
  }

  /** Does one thing that is due. */
  Progress step(OpenJournal journal) throws SQLException, IOException, DamagedException {
    Progress progress = stepTakeover(journal);
    if (progress.more()) {
      return progress;
    }
    Optional<JournalBody.Alarm> alarm = outage.due(clock.now());
    if (alarm.isPresent()) {
      List<Encoded> entry = List.of(Encoded.of(alarm.get()));
      journal.file().append(entry);
      outage.told();
      LOG.error("journal alarm={}", Outage.ALARM);
      return new Progress(entry, true);
    }
    if (!roomMade) {
      return new Progress(List.of(), makeLogRoom(journal));
    }
    long now = clock.monotonicMillis();
    if (now >= nextKeep) {
      nextKeep = now + KEEP_CONFIRMED_MILLIS;
      keepConfirmed(journal);
    }
    return now >= nextLook ? makeRoom(journal, now) : new Progress(List.of(), false);
  }

  /** Does a chunk of what is to be taken over from an older file; no more if there is nothing. */
  Progress stepTakeover(OpenJournal journal) throws SQLException, IOException, DamagedException {
    if (!takeoverSought) {
      takeover = Takeover.pending(journal.file()).orElse(null);
      takeoverSought = true;
    }
    return takeover == null ? new Progress(List.of(), false) : takeOver(takeover, journal.file());
  }

  private Progress takeOver(Takeover from, JournalFile journal) throws SQLException, IOException {
    List<Encoded> written = from.step(journal);
    if (!written.isEmpty()) {
      return new Progress(written, true);
    }
    if (from.goOn(journal)) {
      takeover = null;
      takeoverSought = false;
      from.close();
      return new Progress(List.of(), true);
    }
    Encoded alarm = alarm(from.alarm(), from.sentence());
    from.finish(journal, alarm);
    LOG.error("journal alarm={} saved={} lost={}", from.alarm(), from.saved(), from.lost());
    takeover = null;
    from.close();
    return new Progress(List.of(alarm), true);
  }

  /** Writes down how far the gateway has come, which is not worth a write of its own each time. */
  void keepConfirmed(OpenJournal journal) throws SQLException {
    long confirmed = journal.counts().confirmed.get();
    if (confirmed != confirmedKept) {
      journal.file().meta().put(Meta.CONFIRMED, confirmed);
      confirmedKept = confirmed;
      outage.over();
    }
  }

  private Progress makeRoom(OpenJournal journal, long now) throws SQLException, DamagedException {
    double full = (double) journal.file().usedBytes() / settings.capacityBytes();
    if (full < CALM_AT) {
      alarmed = false;
    }
    if (full >= ALARM_AT && !alarmed) {
      alarmed = true;
      Encoded alarm =
          alarm(
              "journal-nearly-full",
              "评价记录已占用 %d%%（共 %d 字节），请尽快恢复联网 / %1$d %% of %2$d bytes are used: get it online"
                  .formatted((int) (full * 100), settings.capacityBytes()));
      journal.file().append(List.of(alarm));
      LOG.error("journal alarm=journal-nearly-full percent={}", (int) (full * 100));
      return new Progress(List.of(alarm), true);
    }
    Moment moment = clock.now();
    Optional<Pruning.UpTo> upTo = Optional.empty();
    if (full >= ALARM_AT) {
      upTo = pruning.any(journal);
    } else if (moment.trusted()) {
      upTo = pruning.old(journal, moment.wall());
    }
    if (upTo.isEmpty()) {
      nextLook = now + LOOK_MILLIS;
      return new Progress(List.of(), false);
    }
    journal.file().prune(upTo.get().seq(), upTo.get().hash());
    return new Progress(List.of(), true);
  }

  // Without room the journal works as well, only slower.
  private boolean makeLogRoom(OpenJournal journal) {
    try {
      roomMade = !LogRoom.step(journal.file().path());
    } catch (IOException e) {
      if (!outage.isLasting()) {
        LOG.warn("journal log-room=not-made fault={}", e.getMessage());
      }
      roomMade = true;
    }
    return !roomMade;
  }

  private Encoded alarm(String alarm, String detail) {
    return Encoded.of(new JournalBody.Alarm(clock.now(), alarm, detail));
  }

  /** The file was closed; what was known of it no longer counts. */
  void forget() {
    if (takeover != null) {
      try {
        takeover.close();
      } catch (IOException e) {
        LOG.warn("journal aside=not-closed", e);
      }
    }
    takeover = null;
    takeoverSought = false;
    roomMade = false;
    confirmedKept = -1;
    nextKeep = 0;
    nextLook = 0;
  }
}
