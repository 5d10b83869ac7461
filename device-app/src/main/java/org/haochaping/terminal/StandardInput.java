package org.haochaping.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.haochaping.terminal.keypad.NumberKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines from standard input in place of a keyboard: {@code 1} to {@code 5}, or a scanned code. */
final class StandardInput {
  private static final Logger LOG = LoggerFactory.getLogger(StandardInput.class);

  private StandardInput() {}

  /** Follows the stream on a thread of its own; its end changes nothing. */
  static void follow(InputStream in, Input input) {
    Thread thread = new Thread(() -> read(in, input), "standard-input");
    thread.setDaemon(true);
    thread.start();
  }

  private static void read(InputStream in, Input input) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String text = line.strip();
        NumberKeys.level(text)
            .ifPresentOrElse(level -> input.pressed(level, "key"), () -> input.scanned(text));
      }
    } catch (IOException e) {
      LOG.warn("standard input lost: {}", e.getMessage());
    }
  }
}
