package org.haochaping.workshop.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.haochaping.workshop.hall.Folders;
import org.haochaping.workshop.process.Programs;

/**
 * Where and how hard to measure. Its folder is on the checkout's disk, since {@code /tmp} is memory
 * on many machines and syncs nothing, and is deleted at the end.
 */
final class Workbench implements AutoCloseable {
  private final Path home;
  private final boolean quick;
  private final PrintWriter progress;
  private final Path dir;

  /**
   * Makes the folder.
   *
   * @param home the checkout
   */
  Workbench(Path home, boolean quick, PrintWriter progress) {
    this.home = home;
    this.quick = quick;
    this.progress = progress;
    try {
      Path target = Files.createDirectories(home.resolve("packaging/workshop/target"));
      this.dir = Files.createTempDirectory(target.toAbsolutePath(), "bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number for a full run, and one for a quick run. */
  int effort(int full, int inQuick) {
    return quick ? inQuick : full;
  }

  /** The built programs. */
  Programs programs() {
    return Programs.in(home);
  }

  /** A fresh folder. */
  Path folder(String name) {
    try {
      return Files.createTempDirectory(dir, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells a person what goes on. */
  void say(String chinese, String english) {
    progress.println("· " + chinese + " / " + english);
  }

  /** Frees the disk of a folder that a finished run leaves. */
  void clear(Path folder) {
    Folders.delete(folder);
  }

  @Override
  public void close() {
    clear(dir);
  }
}
