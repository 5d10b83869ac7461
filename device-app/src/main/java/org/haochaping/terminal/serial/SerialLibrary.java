package org.haochaping.terminal.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Unpacks the serial library's native part where only this program's user can write. By itself the
 * library unpacks to a folder below /tmp that everybody can write to, so that any local user could
 * put another one in its place, and two programs that start at once disturb each other.
 */
public final class SerialLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(SerialLibrary.class);
  private static final String PATH = "jSerialComm.library.path";
  private static final String FILE = "libjSerialComm.so";

  private SerialLibrary() {}

  /**
   * Unpacks to a folder, unless {@code jSerialComm.library.path} says already where the library
   * lies. To be called before the first line is started. Where it fails, or on a processor that no
   * terminal has, the library's own way stays.
   */
  public static void unpackTo(Path folder) {
    if (System.getProperty(PATH) != null) {
      return;
    }
    try (InputStream library =
        SerialPort.class.getResourceAsStream("/Linux/" + arch() + "/" + FILE)) {
      if (library == null) {
        LOG.info("serial library unpacks by itself, processor={}", System.getProperty("os.arch"));
        return;
      }
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Path fresh = Files.createTempFile(folder, FILE, ".new");
      Files.copy(library, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          fresh,
          folder.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      System.setProperty(PATH, folder.toString());
    } catch (IOException e) {
      LOG.warn("serial library could not be unpacked to {}: {}", folder, e.toString());
    }
  }

  private static String arch() {
    return switch (System.getProperty("os.arch", "")) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "armv8_64";
      default -> "none";
    };
  }
}
