package org.haochaping.terminal.scanner;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a scanner's bytes together to lines, ended by CR, LF or both. Memory is bounded: of a line
 * over the limit nothing is kept, and at its end it comes out as an empty one, so that whoever
 * scanned is told. A line that is begun and then not continued for a second is forgotten, so that
 * noise does not spoil the receipt that comes after it.
 */
final class LineAssembler {
  /** A receipt's link has some 200 bytes. */
  static final int MAX_BYTES = 1024;

  static final long MAX_GAP_MILLIS = 1000;

  private final Runnable tooLong;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
  private boolean dropping;
  private long lastMillis;

  /** {@code tooLong} is called once for each line that is dropped for its length. */
  LineAssembler(Runnable tooLong) {
    this.tooLong = tooLong;
  }

  /**
   * The lines that these bytes complete, in order, without their ends. One that was too long is
   * empty here; one that is really empty is left out.
   */
  List<String> accept(byte[] bytes, int count, long nowMillis) {
    if (nowMillis - lastMillis > MAX_GAP_MILLIS) {
      reset();
    }
    lastMillis = nowMillis;
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte value = bytes[i];
      if (value == '\r' || value == '\n') {
        if (line.size() > 0 || dropping) {
          lines.add(line.toString(StandardCharsets.UTF_8));
        }
        reset();
      } else if (!dropping) {
        add(value);
      }
    }
    return lines;
  }

  private void add(byte value) {
    if (line.size() < MAX_BYTES) {
      line.write(value);
      return;
    }
    line.reset();
    dropping = true;
    tooLong.run();
  }

  /** Forgets a line that was begun. */
  void reset() {
    line.reset();
    dropping = false;
  }
}
