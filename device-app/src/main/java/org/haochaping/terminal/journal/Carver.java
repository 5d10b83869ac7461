package org.haochaping.terminal.journal;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.BodyCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds journal rows in the pages of a SQLite file and its write-ahead log without believing
 * anything else in them: no header, no inner page, no page list (SQLite file format, "B-tree
 * Pages", "Record Format", "WAL Format"). Rows are never changed once written, so a row in an old
 * copy of a page is as true as any; what contradicts itself, the chain sorts out.
 */
final class Carver implements AutoCloseable {
  /** A row that may be an entry; the file is not read for its body before it is asked for. */
  record Found(long seq, long place) {}

  /** What a row says. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Candidate(byte[] body, Hash hash) {}

  private static final Logger LOG = LoggerFactory.getLogger(Carver.class);
  private static final int PAGE = JournalDatabase.PAGE_BYTES;
  private static final int FRAME_HEADER = 24;
  private static final int WAL_HEADER = 32;
  private static final long IN_WAL = 1L << 62;
  private static final int LEAF = 0x0d;
  private static final int LEAF_HEADER = 8;
  private static final int MAX_LOCAL = PAGE - 35;
  private static final int MIN_LOCAL = (PAGE - 12) * 32 / 255 - 23;
  private static final int MAX_PAYLOAD = BodyCodec.MAX_BYTES + 256;

  private final @Nullable FileChannel file;
  private final @Nullable FileChannel wal;
  private final Map<Integer, Long> walPages = new HashMap<>();
  private final List<Found> found = new ArrayList<>();

  private Carver(@Nullable FileChannel file, @Nullable FileChannel wal) {
    this.file = file;
    this.wal = wal;
  }

  /**
   * Looks through a file, and the log that goes with it by name. What can't be read, for a bad spot
   * on the card or since there is no such file, is passed over.
   */
  static Carver open(Path path) throws IOException {
    Carver carver = new Carver(openIfReadable(path), openIfReadable(Path.of(path + "-wal")));
    carver.scan();
    return carver;
  }

  private static @Nullable FileChannel openIfReadable(Path path) {
    try {
      return FileChannel.open(path, StandardOpenOption.READ);
    } catch (IOException e) {
      LOG.warn("journal unreadable={} why={}", path, e.toString());
      return null;
    }
  }

  /** All rows found, by sequence number; several under one number where they differ in place. */
  List<Found> found() {
    return found;
  }

  /** The lowest number beyond one that a row was found under. */
  long lowest(long after) {
    return found.stream().mapToLong(Found::seq).filter(seq -> seq > after).min().orElse(after + 1);
  }

  private void scan() throws IOException {
    for (long at = 0; at + PAGE <= size(file); at += PAGE) {
      scanPage(at);
    }
    for (long at = WAL_HEADER; at + FRAME_HEADER + PAGE <= size(wal); at += FRAME_HEADER + PAGE) {
      ByteBuffer frame = bytes(IN_WAL | at, Integer.BYTES);
      if (frame.remaining() == Integer.BYTES) {
        walPages.put(frame.getInt(), IN_WAL | (at + FRAME_HEADER));
      }
      scanPage(IN_WAL | (at + FRAME_HEADER));
    }
    found.sort(Comparator.comparingLong(Found::seq));
  }

  private static long size(@Nullable FileChannel channel) throws IOException {
    return channel == null ? 0 : channel.size();
  }

  private void scanPage(long place) {
    ByteBuffer page = bytes(place, PAGE);
    if (page.remaining() < PAGE || page.get(0) != LEAF) {
      return;
    }
    int cells = Short.toUnsignedInt(page.getShort(3));
    if (LEAF_HEADER + 2 * cells > PAGE) {
      return;
    }
    for (int i = 0; i < cells; i++) {
      int cell = Short.toUnsignedInt(page.getShort(LEAF_HEADER + 2 * i));
      try {
        page.position(Math.min(cell, PAGE));
        long payload = varint(page);
        long seq = varint(page);
        if (payload > Hash.BYTES && payload <= MAX_PAYLOAD && seq > 0) {
          found.add(new Found(seq, place + cell));
        }
      } catch (BufferUnderflowException e) {
        // Not a cell of ours. The page's other cells may still be.
      }
    }
  }

  /** Reads a row; nothing if it is none of the journal's table, or torn. */
  Optional<Candidate> read(Found row) {
    long inFile = row.place() & ~IN_WAL;
    long start =
        (row.place() & IN_WAL) == 0
            ? inFile - inFile % PAGE
            : inFile - (inFile - WAL_HEADER) % (FRAME_HEADER + PAGE) + FRAME_HEADER;
    ByteBuffer page = bytes((row.place() & IN_WAL) | start, PAGE);
    try {
      page.position((int) (inFile - start));
      int payload = (int) varint(page);
      varint(page);
      return record(payload(page, payload));
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private ByteBuffer payload(ByteBuffer page, int size) {
    byte[] payload = new byte[size];
    int surplus = MIN_LOCAL + (size - MIN_LOCAL) % (PAGE - 4);
    int local = size <= MAX_LOCAL ? size : surplus <= MAX_LOCAL ? surplus : MIN_LOCAL;
    page.get(payload, 0, local);
    int have = local;
    int next = have < size ? page.getInt() : 0;
    while (have < size) {
      if (next < 2) {
        throw new IllegalArgumentException("the row's overflow pages end early");
      }
      ByteBuffer more = bytes(walPages.getOrDefault(next, (next - 1L) * PAGE), PAGE);
      next = more.getInt();
      int part = Math.min(size - have, PAGE - 4);
      more.get(payload, have, part);
      have += part;
    }
    return ByteBuffer.wrap(payload);
  }

  // (seq, kind, body, hash): NULL since seq is the row's key, a text, a blob, a blob of 32 bytes.
  private static Optional<Candidate> record(ByteBuffer record) {
    long header = varint(record);
    long seqType = varint(record);
    long kindType = varint(record);
    long bodyType = varint(record);
    long hashType = varint(record);
    boolean ours =
        record.position() == header
            && seqType == 0
            && kindType >= 13
            && kindType % 2 == 1
            && bodyType >= 12
            && bodyType % 2 == 0
            && hashType == 12 + 2 * Hash.BYTES
            && header + (kindType - 13) / 2 + (bodyType - 12) / 2 + Hash.BYTES == record.limit();
    if (!ours) {
      return Optional.empty();
    }
    record.position((int) (header + (kindType - 13) / 2));
    byte[] body = new byte[(int) ((bodyType - 12) / 2)];
    record.get(body);
    byte[] hash = new byte[Hash.BYTES];
    record.get(hash);
    return Optional.of(new Candidate(body, Hash.ofBytes(hash)));
  }

  /**
   * The journal's id, if it is still to be read anywhere: "journal" and its value in one record.
   */
  Optional<String> journalId() throws IOException {
    byte[] mark = {3, 13 + 2 * 7, 13 + 2 * 36, 'j', 'o', 'u', 'r', 'n', 'a', 'l'};
    String pattern = new String(mark, StandardCharsets.ISO_8859_1);
    List<Long> pages = new ArrayList<>(walPages.values());
    for (long at = 0; at + PAGE <= size(file); at += PAGE) {
      pages.add(at);
    }
    for (long place : pages) {
      String page = StandardCharsets.ISO_8859_1.decode(bytes(place, PAGE)).toString();
      int at = page.indexOf(pattern);
      if (at >= 0 && at + pattern.length() + 36 <= page.length()) {
        return Optional.of(page.substring(at + pattern.length(), at + pattern.length() + 36));
      }
    }
    return Optional.empty();
  }

  /** Fewer bytes than asked for, or none, where the file has no more or the disk fails. */
  private ByteBuffer bytes(long place, int count) {
    FileChannel channel = (place & IN_WAL) != 0 ? wal : file;
    ByteBuffer buffer = ByteBuffer.allocate(count);
    long at = place & ~IN_WAL;
    try {
      while (channel != null
          && buffer.hasRemaining()
          && channel.read(buffer, at + buffer.position()) >= 0) {
        // Reads on.
      }
    } catch (IOException e) {
      LOG.warn("journal unreadable at={} why={}", at, e.toString());
      buffer.clear().limit(0);
      return buffer;
    }
    return buffer.flip();
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      int b = bytes.get();
      value = value << 7 | (b & 0x7f);
      if (b >= 0) {
        return value;
      }
    }
    return value << 8 | Byte.toUnsignedInt(bytes.get());
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
    if (wal != null) {
      wal.close();
    }
  }
}
