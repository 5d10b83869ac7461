package org.haochaping.terminal.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes the write-ahead log as long as it will be for a day, ahead of the presses: a commit that
 * need not make a file longer costs the disk one write less, the file system's own. SQLite takes
 * zeros for the log's end (file format, section 4.1) and writes over a log that was checkpointed.
 *
 * <p>For the thread that writes the journal alone, as nobody else may write to the log meanwhile.
 */
final class LogRoom {
  /** Some two thousand presses, each a page. */
  static final long BYTES = 8L << 20;

  private static final int STEP = 128 << 10;

  private LogRoom() {}

  /**
   * Adds a little to the log of an open journal.
   *
   * @return whether more is to be done
   */
  static boolean step(Path journal) throws IOException {
    Path log = journal.resolveSibling(journal.getFileName() + "-wal");
    if (!Files.exists(log)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
      long size = channel.size();
      if (size >= BYTES) {
        return false;
      }
      ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(STEP, BYTES - size));
      while (zeros.hasRemaining()) {
        channel.write(zeros, size + zeros.position());
      }
      if (size + zeros.capacity() < BYTES) {
        return true;
      }
      channel.force(true);
      return false;
    }
  }
}
