package org.haochaping.terminal.keypad;

import java.util.List;

/** What Jazzer calls: whatever bytes come from a keypad, a frame that is found was sent. */
public final class KeypadFuzzTarget {
  private static final FrameTemplate TEMPLATE = FrameTemplate.parse("A5 KK SS XX 5A", "xor KK SS");

  private KeypadFuzzTarget() {}

  /** Parses, and checks that there are no more frames than bytes allow. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<KeyFrame> frames = new FrameParser(TEMPLATE).accept(input, input.length);
    if (frames.size() > input.length / 5) {
      throw new AssertionError("more frames than bytes for them");
    }
  }
}
