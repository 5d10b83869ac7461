package org.haochaping.workshop.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the disk can do at best: append bytes to a file and sync its data. */
final class BareDisk implements AutoCloseable {
  private final FileChannel channel;

  private BareDisk(FileChannel channel) {
    this.channel = channel;
  }

  static BareDisk open(Path file) {
    try {
      return new BareDisk(
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when the bytes are on disk: write(2), fdatasync(2). */
  void append(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
