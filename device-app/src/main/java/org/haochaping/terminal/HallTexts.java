package org.haochaping.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.haochaping.terminal.screen.TextFile;

/** A hall's own sentences, from its own file. */
final class HallTexts {
  private HallTexts() {}

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if it can't be read or is wrong; it names the file
   */
  static Map<String, String> read(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    }
    return TextFile.read(file.toString(), bytes);
  }
}
