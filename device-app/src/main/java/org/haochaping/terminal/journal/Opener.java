package org.haochaping.terminal.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.journal.OpenJournal.Counts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the journal, whatever state it is found in; used by the journal's thread alone. */
final class Opener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Opener.class);

  private final Path path;
  private final JournalOwner owner;
  private final TerminalClock clock;
  private final Succession succession;
  private @Nullable FileChannel lockFile;
  private @Nullable JournalId countsOf;
  private String told = "";
  private @Nullable Counts counts;

  Opener(Path path, JournalOwner owner, TerminalClock clock) {
    this.path = path;
    this.owner = owner;
    this.clock = clock;
    this.succession = new Succession(path);
  }

  /** A journal, and whether its boot entry is already in. */
  record Opened(OpenJournal journal, boolean hasBoot) {}

  /** Opens the file as it is; a damaged one is put aside for a fresh one. */
  Opened open() throws IOException, SQLException, DamagedException {
    Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    lock();
    succession.finish();
    boolean fresh = !Files.exists(path);
    try {
      if (LogCheck.isDamaged(path)) {
        throw new DamagedException("the write-ahead log is damaged in its middle");
      }
      Opened opened = new Opened(openFile(), false);
      told = "";
      if (fresh) {
        Succession.syncFolder(folder);
      }
      return opened;
    } catch (DamagedException e) {
      String fault = String.valueOf(e.getMessage());
      if (!fault.equals(told)) {
        // Told once: where no successor can be written, it comes again with each try.
        told = fault;
        LOG.error("journal damaged file={} fault={}", path, told, e);
      }
      return new Opened(
          replace("damaged", confirmedIfReadable(), idIfReadable(), unfinishedIfReadable()), true);
    }
  }

  /**
   * Puts the file, which nobody may have open, aside and opens its successor.
   *
   * @param then what the old one had yet to take over itself, see {@link Sources}
   */
  OpenJournal replace(String why, long after, Optional<JournalId> old, List<String> then)
      throws IOException, SQLException, DamagedException {
    Encoded boot = Encoded.of(owner.boot(clock.now(), old));
    Path aside = succession.replace(why, after, boot, then, clock.now().wall());
    LOG.warn("journal replaced why={} after={} aside={}", why, after, aside);
    return openFile();
  }

  private OpenJournal openFile() throws SQLException, DamagedException {
    JournalFile file = JournalFile.open(path);
    try {
      return new OpenJournal(file, new JournalReader(file.id(), path), counts(file));
    } catch (SQLException | DamagedException | RuntimeException e) {
      file.close();
      if (e instanceof SQLException sql && JournalDatabase.isDamage(sql)) {
        throw new DamagedException(String.valueOf(sql.getMessage()), sql);
      }
      throw e;
    }
  }

  // The counts in memory outlive a closing and opening; what is in the file lags behind.
  private Counts counts(JournalFile file) throws SQLException, DamagedException {
    if (counts == null || !file.id().equals(countsOf)) {
      long confirmed = Math.max(file.meta().number(Meta.CONFIRMED), file.anchor());
      counts = new Counts();
      counts.confirmed.set(confirmed);
      counts.confirmedAtOpening.set(confirmed);
      counts.lastAtOpening.set(file.last());
      countsOf = file.id();
    }
    return counts;
  }

  Path path() {
    return path;
  }

  private long confirmedIfReadable() {
    try (Connection connection = JournalDatabase.openToRead(path)) {
      return new Meta(connection).number(Meta.CONFIRMED);
    } catch (SQLException | DamagedException e) {
      LOG.debug("journal confirmed=unknown", e);
      return 0;
    }
  }

  /**
   * What this journal had yet to take over. One that does not say so any more may have been at the
   * newest file put aside before: that is taken over again, and the gateway knows what it has.
   */
  private List<String> unfinishedIfReadable() throws IOException {
    try (Connection connection = JournalDatabase.openToRead(path)) {
      return Sources.of(new Meta(connection));
    } catch (SQLException | DamagedException e) {
      LOG.warn("journal takeover=unknown path={} fault={}", path, e.getMessage());
      return newestAside();
    }
  }

  /** The journal that was put aside last, to be taken over once more. */
  List<String> newestAside() throws IOException {
    return succession.newestAside().map(List::of).orElse(List.of());
  }

  private Optional<JournalId> idIfReadable() throws IOException {
    try (Carver carver = Carver.open(path)) {
      return carver.journalId().map(JournalId::of);
    } catch (ProtocolException e) {
      LOG.debug("journal id=unknown", e);
      return Optional.empty();
    }
  }

  private void lock() throws IOException {
    if (lockFile != null) {
      return;
    }
    FileChannel channel =
        FileChannel.open(
            path.resolveSibling(path.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      LOG.debug("journal locked within this program", e);
    }
    if (lock == null) {
      channel.close();
      throw new IOException("another program has the journal open; end that one first");
    }
    lockFile = channel;
  }

  @Override
  public void close() throws IOException {
    if (lockFile != null) {
      lockFile.close();
      lockFile = null;
    }
  }
}
