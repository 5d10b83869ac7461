package org.haochaping.terminal.scanner;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What Jazzer calls: whatever bytes come from a scanner, no line is longer than it may be. */
public final class ScannerFuzzTarget {
  private ScannerFuzzTarget() {}

  /** Assembles, and checks each line. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<String> lines = new LineAssembler(() -> {}).accept(input, input.length, 0);
    for (String line : lines) {
      // Malformed bytes become U+FFFD, three bytes for one.
      if (line.getBytes(StandardCharsets.UTF_8).length > 3 * LineAssembler.MAX_BYTES) {
        throw new AssertionError("a line is too long");
      }
    }
  }
}
