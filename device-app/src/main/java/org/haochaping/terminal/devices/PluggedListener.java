package org.haochaping.terminal.devices;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens a device each time that it is there, and gets what it sends, on the thread that reads it.
 *
 * @param <P> what is open while the device is there
 */
public interface PluggedListener<P extends PluggedPort> {
  /**
   * Opens it anew.
   *
   * @param real the device file itself, no link
   * @throws IOException with a few words that say why it can't be had
   */
  P open(Path real) throws IOException;

  /** It is there, maybe again: what was half read before is worth nothing. */
  void opened(P port);

  /** Bytes came; {@code bytes} belongs to the caller and changes afterwards. */
  void received(P port, byte[] bytes, int count);

  /** It is no longer there. */
  void gone();
}
