package org.haochaping.terminal.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Looks for damage in the middle of a write-ahead log. SQLite takes a frame that does not fit its
 * checksum for the log's end and silently forgets what was committed behind it (SQLite file format,
 * section 4.1), and the freshest ratings are there. A log that merely ends early, as a power cut
 * leaves it, is whole.
 */
final class LogCheck {
  private static final int HEADER = 32;
  private static final int FRAME_HEADER = 24;
  private static final int FRAME = FRAME_HEADER + JournalDatabase.PAGE_BYTES;
  private static final int LITTLE_ENDIAN_MAGIC = 0x377f0682;
  private static final int BIG_ENDIAN_MAGIC = 0x377f0683;

  private final FileChannel log;
  private final ByteBuffer header = ByteBuffer.allocate(HEADER);
  private final ByteBuffer frame = ByteBuffer.allocate(FRAME);
  private int sum1;
  private int sum2;

  private LogCheck(FileChannel log) {
    this.log = log;
  }

  /**
   * Looks through the log of a file that nobody has open.
   *
   * @return whether something that was committed lies behind a frame that does not fit
   */
  static boolean isDamaged(Path file) throws IOException {
    Path path = file.resolveSibling(file.getFileName() + "-wal");
    if (!Files.exists(path)) {
      return false;
    }
    try (FileChannel log = FileChannel.open(path, StandardOpenOption.READ)) {
      return new LogCheck(log).isDamaged();
    }
  }

  private boolean isDamaged() throws IOException {
    if (!fill(header, 0) || !fill(frame, HEADER)) {
      return false;
    }
    long at = HEADER;
    long salt;
    if (headerFits()) {
      salt = header.getLong(16);
      while (fill(frame, at) && frame.getLong(8) == salt && checksumFits()) {
        at += FRAME;
      }
      // The frame that does not fit may be the last one, torn. A commit behind it can't be.
      at += FRAME;
    } else {
      // No header to be believed: the first frame says which round this is.
      salt = frame.getLong(8);
    }
    for (; fill(frame, at); at += FRAME) {
      if (frame.getLong(8) == salt && frame.getInt(4) != 0) {
        return true;
      }
    }
    return false;
  }

  private boolean headerFits() {
    int magic = header.getInt(0);
    if (magic != LITTLE_ENDIAN_MAGIC && magic != BIG_ENDIAN_MAGIC) {
      return false;
    }
    sum1 = 0;
    sum2 = 0;
    add(header, 0, HEADER - 8);
    return sum1 == header.getInt(HEADER - 8) && sum2 == header.getInt(HEADER - 4);
  }

  private boolean checksumFits() {
    add(frame, 0, 8);
    add(frame, FRAME_HEADER, FRAME);
    return sum1 == frame.getInt(16) && sum2 == frame.getInt(20);
  }

  private void add(ByteBuffer bytes, int from, int to) {
    boolean little = header.getInt(0) == LITTLE_ENDIAN_MAGIC;
    ByteBuffer words =
        bytes.duplicate().order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    for (int i = from; i < to; i += 8) {
      sum1 += words.getInt(i) + sum2;
      sum2 += words.getInt(i + 4) + sum1;
    }
  }

  private boolean fill(ByteBuffer buffer, long at) throws IOException {
    buffer.clear();
    while (buffer.hasRemaining()) {
      if (log.read(buffer, at + buffer.position()) < 0) {
        return false;
      }
    }
    return true;
  }
}
