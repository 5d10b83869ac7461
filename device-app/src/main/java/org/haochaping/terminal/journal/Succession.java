package org.haochaping.terminal.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts a fresh journal in the place of one that is kept aside, so that a power cut at any moment
 * leaves either the old file in place or the new one, which knows what it has yet to take over.
 *
 * <p>The new file is made complete beside the old; the old one's log gets its second name; the old
 * file is renamed, then the new one. {@link #finish} does what is left after a power cut.
 */
final class Succession {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private final Path file;
  private final Path fresh;

  Succession(Path file) {
    this.file = file.toAbsolutePath();
    this.fresh = beside(this.file, ".new");
  }

  /**
   * Replaces the file. Nobody may have it open.
   *
   * @param why a word for the old file's new name: {@code damaged} or {@code forked}
   * @param after the last of the old entries that the new journal does not take over
   * @param boot the new journal's first entry
   * @param then what the old one had yet to take over itself, as {@link Sources} has it
   * @return the old file's new name
   */
  Path replace(String why, long after, Encoded boot, List<String> then, Instant now)
      throws IOException, SQLException, DamagedException {
    deleteFresh();
    Path aside = unusedName(why, now);
    try (JournalFile journal = JournalFile.open(fresh)) {
      journal.append(
          List.of(boot),
          () -> {
            journal.meta().put(Meta.TAKES_FROM, name(aside));
            journal.meta().put(Meta.TAKES_WHY, why);
            journal.meta().put(Meta.TAKES_AFTER, after);
            if (!then.isEmpty()) {
              journal.meta().put(Meta.TAKES_THEN, String.join("\n", then));
            }
          });
    }
    Path log = beside(file, "-wal");
    if (Files.exists(log)) {
      secondName(log, beside(aside, "-wal"));
    }
    Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
    finish();
    return aside;
  }

  /**
   * Before a journal is opened: completes, or clears away, a replacement that a power cut broke.
   */
  void finish() throws IOException {
    Path folder = Objects.requireNonNull(file.getParent());
    if (Files.exists(file)) {
      deleteFresh();
      return;
    }
    // What is left of the old file's log is known by its second name, or belongs to no journal.
    Path log = beside(file, "-wal");
    if (Files.exists(log)) {
      Files.move(log, unusedName("orphan", Instant.now()), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.deleteIfExists(beside(file, "-shm"));
    if (Files.exists(fresh)) {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    syncFolder(folder);
  }

  /** The journal that was put aside last, if any, as a line of {@link Sources}: all of it. */
  Optional<String> newestAside() throws IOException {
    String damaged = name(file) + ".damaged-";
    String forked = name(file) + ".forked-";
    try (Stream<Path> files = Files.list(Objects.requireNonNull(file.getParent()))) {
      return files
          .map(Succession::name)
          .filter(one -> one.startsWith(damaged) || one.startsWith(forked))
          .filter(one -> !one.endsWith("-wal") && !one.endsWith("-shm"))
          .max(Comparator.comparing(one -> one.substring(one.indexOf('-'))))
          .map(newest -> Sources.line(0, newest));
    }
  }

  /** A folder's own entries reach the disk only when the folder is synced. */
  static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }

  private void deleteFresh() throws IOException {
    Files.deleteIfExists(fresh);
    Files.deleteIfExists(beside(fresh, "-wal"));
    Files.deleteIfExists(beside(fresh, "-shm"));
  }

  private static void secondName(Path log, Path name) throws IOException {
    try {
      Files.createLink(name, log);
    } catch (UnsupportedOperationException | IOException e) {
      // A file system without links, such as FAT.
      Files.copy(log, name, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path unusedName(String why, Instant now) {
    String name = "." + why + "-" + STAMP.format(now);
    Path path = beside(file, name);
    for (int i = 2; Files.exists(path) || Files.exists(beside(path, "-wal")); i++) {
      path = beside(file, name + "-" + i);
    }
    return path;
  }

  private static Path beside(Path path, String suffix) {
    return path.resolveSibling(name(path) + suffix);
  }

  private static String name(Path path) {
    return Objects.requireNonNull(path.getFileName()).toString();
  }
}
