package org.haochaping.terminal.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What tells that a file is another one now.
 *
 * @param millis when it was last changed, since 1970
 */
public record Stamp(long bytes, long millis) {
  private static final Stamp UNREADABLE = new Stamp(-1, 0);

  static Stamp of(Path file) {
    try {
      return new Stamp(Files.size(file), Files.getLastModifiedTime(file).toMillis());
    } catch (IOException e) {
      return UNREADABLE; // reading it will say why
    }
  }
}
