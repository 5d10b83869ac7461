package org.haochaping.terminal.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.wire.TerminalSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings file: read at the start, replaced as a whole when the hall decided anew. */
public final class KeptSettings {
  private static final Logger LOG = LoggerFactory.getLogger(KeptSettings.class);

  private final Path file;
  private TerminalSettings current;

  private KeptSettings(Path file, TerminalSettings current) {
    this.file = file;
    this.current = current;
  }

  /** Reads the file; one that is missing or unreadable means {@link TerminalSettings#initial}. */
  public static KeptSettings open(Path file) {
    TerminalSettings settings = TerminalSettings.initial();
    if (Files.exists(file)) {
      try {
        settings = TerminalSettings.decode(Files.readAllBytes(file));
      } catch (IOException | ProtocolException e) {
        LOG.warn("settings unreadable file={} why={}; the gateway sends them again", file, e + "");
      }
    }
    return new KeptSettings(file, settings);
  }

  /** The last ones. */
  public synchronized TerminalSettings current() {
    return current;
  }

  /**
   * Takes new ones. A disk that can't keep them is logged; they hold until the next start.
   *
   * @return whether they differ from those before
   */
  public synchronized boolean take(TerminalSettings settings) {
    if (settings.equals(current)) {
      return false;
    }
    current = settings;
    try {
      write(settings.encode());
    } catch (IOException e) {
      LOG.warn("settings not kept file={} why={}", file, e + "");
    }
    return true;
  }

  private void write(byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
