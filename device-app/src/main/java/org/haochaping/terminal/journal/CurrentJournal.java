package org.haochaping.terminal.journal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal that is in use, if one is: opened when it is first needed, opened again after a
 * fault, replaced by a fresh one when it is damaged. All but {@link #open} is for the journal's
 * thread alone.
 */
final class CurrentJournal {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentJournal.class);

  private static final int TOLD_EACH = 20;
  private static final int TRIED_EACH = 10;

  private final Opener opener;
  private final Chores chores;
  private final Observer observer;
  private final Encoded boot;
  private boolean bootDue = true;
  private int failures;
  private int faults;
  private int idles;
  private volatile @Nullable OpenJournal open;

  /** Who wants to know; called on the journal's thread. */
  interface Observer {
    /** A journal is open that was not. */
    void opened(OpenJournal journal);

    /** Entries are on disk. */
    void written(OpenJournal journal, List<Encoded> bodies);
  }

  /**
   * Nothing is opened yet.
   *
   * @param boot the entry that this program begins with
   */
  CurrentJournal(Opener opener, Chores chores, Observer observer, Encoded boot) {
    this.opener = opener;
    this.chores = chores;
    this.observer = observer;
    this.boot = boot;
  }

  /** The journal, as long as it is open. */
  @Nullable OpenJournal open() {
    return open;
  }

  /** Whether it is open, and could be written since the last fault. Any thread. */
  boolean isWritable() {
    return open != null && !chores.outage().isLasting();
  }

  /** Writes in one transaction; in a fresh journal, should this one turn out to be damaged. */
  List<JournalEntry> write(List<Encoded> bodies) {
    try {
      List<JournalEntry> entries = writeSomewhere(bodies);
      chores.outage().over();
      return entries;
    } catch (JournalException e) {
      chores.outage().notWritten(bodies);
      throw e;
    }
  }

  private List<JournalEntry> writeSomewhere(List<Encoded> bodies) {
    OpenJournal journal = opened();
    try {
      return write(journal, bodies);
    } catch (SQLException e) {
      if (!replacedAfter(journal, e)) {
        throw Failure.of("the journal can't be written", opener.path(), e);
      }
    }
    OpenJournal successor = opened();
    try {
      return write(successor, bodies);
    } catch (SQLException e) {
      shut(successor);
      throw Failure.of("the journal can't be written", opener.path(), e);
    }
  }

  private List<JournalEntry> write(OpenJournal journal, List<Encoded> bodies) throws SQLException {
    writeBoot(journal);
    List<JournalEntry> entries = journal.file().append(bodies);
    written(journal, bodies);
    return entries;
  }

  private void writeBoot(OpenJournal journal) throws SQLException {
    if (bootDue) {
      journal.file().append(List.of(boot));
      bootDue = false;
      written(journal, List.of(boot));
    }
  }

  private void written(OpenJournal journal, List<Encoded> bodies) {
    if (!bodies.isEmpty()) {
      chores.outage().over();
    }
    journal.publish();
    observer.written(journal, bodies);
  }

  private OpenJournal opened() {
    OpenJournal journal = open;
    if (journal != null) {
      return journal;
    }
    try {
      Opener.Opened opened = opener.open();
      if (opened.hasBoot()) {
        bootDue = false;
      }
      failures = 0;
      return adopt(opened.journal());
    } catch (IOException | SQLException | DamagedException e) {
      throw Failure.of("the journal can't be opened", opener.path(), e);
    }
  }

  private OpenJournal adopt(OpenJournal journal) {
    open = journal;
    // A disk that takes nothing has it opened again and again.
    if (!chores.outage().isLasting()) {
      LOG.info(
          "journal open id={} last={} confirmed={}",
          journal.file().id(),
          journal.file().last(),
          journal.counts().confirmed.get());
    }
    observer.opened(journal);
    return journal;
  }

  /**
   * Puts the journal aside for a new one, if it is still the one that is meant.
   *
   * @param after the last entry that is not taken over
   */
  void replace(JournalId id, String why, long after) {
    OpenJournal journal = opened();
    if (journal.file().id().equals(id)) {
      replace(journal, why, after);
    }
  }

  private void replace(OpenJournal journal, String why, long after) {
    finishTakeover(journal);
    List<String> then = unfinished(journal);
    shut(journal);
    try {
      adopt(opener.replace(why, after, Optional.of(journal.file().id()), then));
    } catch (IOException | SQLException | DamagedException e) {
      throw Failure.of("a new journal can't be begun", opener.path(), e);
    }
  }

  private List<String> unfinished(OpenJournal journal) {
    try {
      return Sources.of(journal.file().meta());
    } catch (SQLException | DamagedException e) {
      LOG.warn("journal takeover=unknown", e);
    }
    try {
      return opener.newestAside();
    } catch (IOException e) {
      LOG.error("journal takeover=unknown; files put aside before may hold more", e);
      return List.of();
    }
  }

  // What is left undone here, the successor does.
  private void finishTakeover(OpenJournal journal) {
    try {
      Chores.Progress progress = chores.stepTakeover(journal);
      while (progress.more()) {
        written(journal, progress.written());
        progress = chores.stepTakeover(journal);
      }
    } catch (SQLException | IOException | DamagedException e) {
      LOG.error("journal takeover=incomplete fault={}", e.getMessage(), e);
    }
  }

  // What a fault leaves behind is uncertain, so the file is closed and looked at anew.
  private boolean replacedAfter(OpenJournal journal, Exception fault) {
    boolean damaged =
        fault instanceof DamagedException
            || (fault instanceof SQLException sql && JournalDatabase.isDamage(sql));
    // Another one is the same one again as long as nothing could be written in between.
    faults = chores.outage().isLasting() ? faults + 1 : 0;
    if (damaged || faults % TOLD_EACH == 0) {
      LOG.error("journal damaged={} fault={}", damaged, fault.getMessage(), fault);
    }
    if (!damaged) {
      if (!chores.outage().isLasting()) {
        idles = 0; // the first try comes at once
      }
      chores.outage().begun();
      shut(journal);
      return false;
    }
    try {
      replace(journal, "damaged", journal.counts().confirmed.get());
      return true;
    } catch (JournalException e) {
      fault.addSuppressed(e);
      return false;
    }
  }

  /**
   * Does a little of what can wait.
   *
   * @return whether the next little is due at once
   */
  boolean idle() {
    OpenJournal journal = open;
    // A file system that is read-only lets itself be opened each time, and written never.
    if (journal == null && chores.outage().isLasting() && idles++ % TRIED_EACH != 0) {
      return false;
    }
    try {
      if (journal == null || bootDue) {
        journal = opened();
        writeBoot(journal);
      }
      Chores.Progress progress = chores.step(journal);
      written(journal, progress.written());
      return progress.more();
    } catch (JournalException e) {
      chores.outage().notOpened();
      // The first and each twentieth, so that a full disk does not fill up more.
      if (failures++ % TOLD_EACH == 0) {
        LOG.error("journal open=failed times={} fault={}", failures, e.getMessage(), e);
      }
      if (failures == TOLD_EACH) {
        idles = 1;
        chores.outage().begun(); // from now on it is tried less often
      }
    } catch (SQLException | IOException | DamagedException e) {
      if (journal != null) {
        replacedAfter(journal, e);
      }
    }
    return false;
  }

  /** Closes the file and frees its lock. */
  void shut() {
    OpenJournal journal = open;
    if (journal != null) {
      try {
        chores.keepConfirmed(journal);
      } catch (SQLException e) {
        LOG.warn("journal confirmed=not-kept", e);
      }
      shut(journal);
    }
    try {
      opener.close();
    } catch (IOException e) {
      LOG.warn("journal lock=not-freed", e);
    }
  }

  private void shut(OpenJournal journal) {
    open = null;
    chores.forget();
    journal.close().ifPresent(e -> LOG.warn("journal close=failed", e));
  }
}
