package org.haochaping.gateway.ledger;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A copy of the few pages that say where each table of a SQLite file begins, kept beside it. The
 * first page is one of them: without it nothing in the file can be found, however whole the rest is
 * (SQLite file format, "The Database Header", "The SQL Schema Table"). The pages change with the
 * schema only.
 */
final class SchemaPages {
  private static final int PAGE_SIZE = 16;
  private static final int CHANGE_COUNTER = 24;
  private static final int FILE_PAGES = 28;
  private static final int FREE_LIST = 32;
  private static final int SCHEMA_COOKIE = 40;
  private static final int VALID_FOR = 92;

  private final Path file;

  SchemaPages(Path file) {
    this.file = file;
  }

  /** Copies the pages of a good file, unless that was done before. */
  void keep() throws IOException, SQLException {
    byte[] pages;
    try (Connection connection = SqliteFiles.open(file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma wal_checkpoint(passive)");
      pages = read(numbers(statement));
      if (ByteBuffer.wrap(pages).getInt(Integer.BYTES + SCHEMA_COOKIE) != cookie(statement)) {
        return; // the log still holds newer ones; the next start will find them in the file
      }
    }
    if (!Files.exists(kept()) || !Arrays.equals(pages, Files.readAllBytes(kept()))) {
      Path unfinished = kept().resolveSibling(kept().getFileName() + ".new");
      Files.write(unfinished, pages);
      SqliteFiles.sync(unfinished);
      SqliteFiles.move(unfinished, kept());
    }
  }

  /**
   * Puts the pages into a copy of the file.
   *
   * @return whether there were any
   */
  boolean putInto(Path copy) throws IOException {
    if (!Files.exists(kept())) {
      return false;
    }
    ByteBuffer pages = ByteBuffer.wrap(Files.readAllBytes(kept()));
    int size = Short.toUnsignedInt(pages.getShort(Integer.BYTES + PAGE_SIZE));
    try (RandomAccessFile open = new RandomAccessFile(copy.toFile(), "rw")) {
      while (pages.remaining() >= Integer.BYTES + size) {
        int number = pages.getInt();
        byte[] page = new byte[size];
        pages.get(page);
        if (number == 1) {
          ByteBuffer.wrap(page).putInt(FILE_PAGES, (int) (open.length() / size));
        }
        open.seek((number - 1L) * size);
        open.write(page);
      }
    }
    return true;
  }

  private static List<Integer> numbers(Statement statement) throws SQLException {
    List<Integer> numbers = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            "select pageno from dbstat where name = 'sqlite_schema' order by pageno")) {
      while (row.next()) {
        numbers.add(row.getInt(1));
      }
    }
    return numbers;
  }

  private static int cookie(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("pragma schema_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  /** Each page behind its number. */
  private byte[] read(List<Integer> numbers) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      open.seek(PAGE_SIZE);
      int size = open.readUnsignedShort();
      ByteBuffer pages = ByteBuffer.allocate(numbers.size() * (Integer.BYTES + size));
      for (int number : numbers) {
        byte[] page = new byte[size];
        open.seek((number - 1L) * size);
        open.readFully(page);
        pages.putInt(number).put(page);
      }
      return withoutCounters(pages.array());
    }
  }

  /** The first page without what changes with every commit: none of it is needed. */
  private static byte[] withoutCounters(byte[] pages) {
    if (pages.length > Integer.BYTES + VALID_FOR + Integer.BYTES) {
      ByteBuffer first = ByteBuffer.wrap(pages);
      for (int field :
          new int[] {CHANGE_COUNTER, FILE_PAGES, FREE_LIST, FREE_LIST + 4, VALID_FOR}) {
        first.putInt(Integer.BYTES + field, 0);
      }
    }
    return pages;
  }

  private Path kept() {
    return file.resolveSibling(file.getFileName() + ".schema");
  }
}
