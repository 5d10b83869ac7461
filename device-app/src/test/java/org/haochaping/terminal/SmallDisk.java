package org.haochaping.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder on a small disk of its own, in memory, where the tests may mount one. Elsewhere it is a
 * plain folder that is made to refuse: a limit on the length of a program's files, or the folder's
 * mode. What the program sees is the same: a write that fails.
 */
final class SmallDisk implements AutoCloseable {
  private final Path folder;
  private final boolean mounted;

  private SmallDisk(Path folder, boolean mounted) {
    this.folder = folder;
    this.mounted = mounted;
  }

  /** One of a megabyte: smaller than what a journal would like to have. */
  static SmallDisk at(Path folder) throws IOException {
    Files.createDirectories(folder);
    boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=1m,mode=0700", "hcp", "" + folder);
    return new SmallDisk(folder, mounted);
  }

  /** From now on it fills up, for this program. */
  void letFillUp(long pid) {
    if (!mounted) {
      must("prlimit", "--pid=" + pid, "--fsize=100000:unlimited");
    }
  }

  /** Somebody made room. */
  void makeRoom(long pid) {
    if (mounted) {
      must("mount", "-o", "remount,size=64m", "" + folder);
    } else {
      must("prlimit", "--pid=" + pid, "--fsize=unlimited:unlimited");
    }
  }

  /** It can be read and no more, or written again. */
  void readOnly(boolean yes) throws IOException {
    if (mounted) {
      must("mount", "-o", yes ? "remount,ro" : "remount,rw", "" + folder);
    } else {
      Files.setPosixFilePermissions(
          folder, PosixFilePermissions.fromString(yes ? "r-xr-xr-x" : "rwxr-xr-x"));
    }
  }

  private static void must(String... command) {
    if (!run(command)) {
      throw new AssertionError("failed: " + List.of(command));
    }
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(new ArrayList<>(List.of(command)))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .onExit()
              .join()
              .exitValue()
          == 0;
    } catch (IOException e) {
      return false; // no such program here
    }
  }

  @Override
  public void close() {
    if (mounted) {
      must("umount", "-l", "" + folder);
    }
  }
}
