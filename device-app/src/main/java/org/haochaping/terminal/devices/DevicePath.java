package org.haochaping.terminal.devices;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a device is: a file, a link that leads to one while the device is there, or a name with
 * {@code *} in it for whichever is there.
 */
record DevicePath(Path path) {
  private static final String ANY = "*";

  /** The device files that it leads to now: one, none, or, of a name with {@code *}, several. */
  Set<Path> there() throws IOException {
    Set<Path> found = new TreeSet<>();
    Path name = path.getFileName();
    if (name == null || !name.toString().contains(ANY)) {
      add(path, found);
      return found;
    }
    try (DirectoryStream<Path> matching =
        Files.newDirectoryStream(path.resolveSibling("."), name.toString())) {
      for (Path one : matching) {
        add(one, found);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Set.of(); // Linux has the folder while there is anything in it
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  private static void add(Path one, Set<Path> found) throws IOException {
    try {
      found.add(one.toRealPath());
    } catch (NoSuchFileException e) {
      return; // a link whose device is gone
    }
  }
}
