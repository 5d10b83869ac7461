package org.haochaping.gateway;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One running gateway to a data directory: only so may it exchange a damaged ledger file under
 * itself. The system gives the lock back whatever way the process ends.
 */
final class DataDirLock implements AutoCloseable {
  private final FileChannel channel;

  private DataDirLock(FileChannel channel) {
    this.channel = channel;
  }

  static DataDirLock take(Path dataDir) {
    try {
      Files.createDirectories(dataDir);
      FileChannel channel =
          FileChannel.open(
              dataDir.resolve("gateway.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new TroubleException(
            "已有网关在用此数据目录 / another gateway runs with "
                + dataDir
                + "; stop it, or give this one a data-dir of its own");
      }
      return new DataDirLock(channel);
    } catch (IOException e) {
      throw new TroubleException("写不了 / can't write to " + dataDir + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held within this very process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
