package org.haochaping.gateway.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A consistent copy of a SQLite ledger while the gateway runs: everything that was committed when
 * it began, in one file without a log. Keys lie elsewhere and are not in it.
 */
public final class LedgerCopy {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private LedgerCopy() {}

  /**
   * Writes {@code ledger-TIME.db} into a folder; it appears whole or not at all.
   *
   * @throws LedgerException if the ledger is on PostgreSQL, which has its own tools, or can't be
   *     copied
   */
  public static Path into(Path folder, Ledger ledger, Clock clock) {
    if (!ledger.isSqlite()) {
      throw new LedgerException(
          """
          台账在 PostgreSQL 上,请用 pg_dump 备份该数据库 / \
          the ledger is on PostgreSQL: back that database up with pg_dump""");
    }
    try {
      Files.createDirectories(folder);
      Path copy = folder.resolve("ledger-" + STAMP.format(clock.instant()) + ".db");
      Path unfinished = copy.resolveSibling(copy.getFileName() + ".unfinished");
      Files.deleteIfExists(unfinished);
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      ledger.read(
          handle -> handle.execute("vacuum into ?", unfinished.toAbsolutePath().toString()));
      SqliteFiles.sync(unfinished);
      Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE);
      return copy;
    } catch (IOException | RuntimeException e) {
      throw new LedgerException(
          "备份失败 / can't copy the ledger into " + folder + ": " + e.getMessage(), e);
    }
  }
}
