package org.haochaping.terminal.keypad;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds frames in a stream of bytes. On a bad frame it drops one byte and looks again, so that
 * noise in front of a frame, or a frame torn in the middle, never costs the frame behind it.
 */
final class FrameParser {
  private final FrameTemplate template;
  private final byte[] window;
  private int filled;

  FrameParser(FrameTemplate template) {
    this.template = template;
    this.window = new byte[template.length()];
  }

  /** The frames that these bytes complete, in order. */
  List<KeyFrame> accept(byte[] bytes, int count) {
    List<KeyFrame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      window[filled++] = bytes[i];
      if (filled < window.length) {
        continue;
      }
      Optional<KeyFrame> frame = template.match(window);
      if (frame.isPresent()) {
        frames.add(frame.get());
        filled = 0;
      } else {
        filled--;
        System.arraycopy(window, 1, window, 0, filled);
      }
    }
    return frames;
  }

  /** Forgets a frame that was begun. */
  void reset() {
    filled = 0;
  }
}
