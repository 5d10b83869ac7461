package org.haochaping.terminal.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.haochaping.protocol.journal.BodyCodec;

/**
 * Not a test: prints how long a press takes to be on disk, beside appending and syncing as many
 * bytes. The bench has the figure that counts; this one is for the work on the journal.
 */
final class CaptureTimes {
  private CaptureTimes() {}

  public static void main(String[] args) throws IOException {
    int presses = args.length > 0 ? Integer.parseInt(args[0]) : 3_000;
    Path folder = Files.createTempDirectory(Path.of(args.length > 1 ? args[1] : "."), "capture");
    long[] journalNanos = new long[presses];
    long[] diskNanos = new long[presses];
    try (Journal journal = JournalFixture.open(folder);
        FileChannel disk =
            FileChannel.open(
                folder.resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.allocate(BodyCodec.encode(Bodies.rated(1)).length + 40);
      for (int i = -1_000; i < presses; i++) {
        long start = System.nanoTime();
        journal.append(Bodies.rated(i + 2_000)).join();
        long between = System.nanoTime();
        disk.write(bytes.rewind());
        disk.force(false);
        long end = System.nanoTime();
        if (i >= 0) {
          journalNanos[i] = between - start;
          diskNanos[i] = end - between;
        }
      }
    }
    Arrays.sort(journalNanos);
    Arrays.sort(diskNanos);
    for (int percent : new int[] {50, 90, 99}) {
      long ours = journalNanos[presses * percent / 100];
      long bare = diskNanos[presses * percent / 100];
      System.out.printf(
          "p%d journal=%d µs disk=%d µs ratio=%.2f%n",
          percent, ours / 1_000, bare / 1_000, (double) ours / bare);
    }
  }
}
