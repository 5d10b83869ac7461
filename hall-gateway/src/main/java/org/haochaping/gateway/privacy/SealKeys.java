package org.haochaping.gateway.privacy;

import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of a key file, newest first, looked at again at most once a second. */
final class SealKeys {
  private static final Logger LOG = LoggerFactory.getLogger(SealKeys.class);
  private static final long FRESH_NANOS = 1_000_000_000L;

  private final Path file;
  private volatile Known known;

  private record Known(List<SealKey> keys, long readAt) {}

  private SealKeys(Path file, Known known) {
    this.file = file;
    this.known = known;
  }

  static SealKeys open(Path file) {
    List<SealKey> keys = KeyFile.readOrMake(file, KeyFile.SEAL).stream().map(SealKey::of).toList();
    return new SealKeys(file, new Known(keys, System.nanoTime()));
  }

  List<SealKey> current() {
    Known now = known;
    return System.nanoTime() - now.readAt() < FRESH_NANOS ? now.keys() : readAgain();
  }

  List<SealKey> readAgain() {
    List<SealKey> keys = known.keys();
    try {
      keys = KeyFile.read(file).stream().map(SealKey::of).toList();
    } catch (SealException e) {
      // Who has the keys goes on; the next start says what is wrong with the file.
      LOG.error("key file not read again problem={}", e.getMessage());
    }
    known = new Known(keys, System.nanoTime());
    return keys;
  }
}
