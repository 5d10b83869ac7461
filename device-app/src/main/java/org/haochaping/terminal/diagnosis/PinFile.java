package org.haochaping.terminal.diagnosis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the PIN is kept that nobody configured. */
public final class PinFile {
  private static final Logger LOG = LoggerFactory.getLogger(PinFile.class);
  private static final int LENGTH = 6;
  private static final int KEYS = 5;

  private PinFile() {}

  /**
   * The configured PIN; where that is empty the one in {@code diagnosis-pin} of the data directory,
   * made at the first start and readable by its owner only. The PIN is never logged.
   */
  public static String pin(String configured, Path dataDir) {
    if (!configured.isEmpty()) {
      return configured;
    }
    Path file = dataDir.resolve("diagnosis-pin");
    try {
      String kept = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (PinGate.isPin(kept)) {
        return kept;
      }
      LOG.warn("no PIN in {}, a new one is made", file);
    } catch (NoSuchFileException e) {
      LOG.debug("first start, no PIN yet", e);
    } catch (IOException e) {
      LOG.warn("PIN can't be read, a new one is made", e);
    }
    return made(file);
  }

  private static String made(Path file) {
    SecureRandom random = new SecureRandom();
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      digits.append(1 + random.nextInt(KEYS));
    }
    String pin = digits.toString();
    try {
      write(file, pin);
      LOG.info("the technician's PIN is in {}", file);
    } catch (IOException e) {
      // Citizens can rate without a diagnosis.
      LOG.error("the technician's PIN can't be kept; set diagnosis.pin", e);
    }
    return pin;
  }

  private static void write(Path file, String pin) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("no folder: " + file);
    }
    Files.createDirectories(folder);
    // Made readable by its owner only before there is anything in it.
    Path begun =
        Files.createTempFile(
            folder,
            "diagnosis-pin",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(begun, pin + "\n", StandardCharsets.US_ASCII);
    Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
