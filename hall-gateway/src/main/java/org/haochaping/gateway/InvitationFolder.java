package org.haochaping.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.wire.Invitation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How {@code terminal invite} reaches the running gateway: a file for each invitation, named {@code
 * ORDER.TERMINAL}, which is passed on and deleted. One that can't be read is logged and deleted.
 */
final class InvitationFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InvitationFolder.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");
  private static final int EVERY_MILLIS = 200;

  private final Path folder;
  private final BiConsumer<TerminalId, Invitation> to;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "invitations"));

  private InvitationFolder(Path folder, BiConsumer<TerminalId, Invitation> to) {
    this.folder = folder;
    this.to = to;
  }

  /** Passes on what lies there and what comes, until it is closed. */
  static InvitationFolder watch(Path folder, BiConsumer<TerminalId, Invitation> to) {
    InvitationFolder watched = new InvitationFolder(folder, to);
    var unused =
        watched.thread.scheduleWithFixedDelay(
            watched::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return watched;
  }

  /**
   * Lays an invitation into the folder, whole.
   *
   * @throws TroubleException where that can't be written
   */
  static void put(Path folder, TerminalId terminal, Invitation invitation) {
    String name = String.format("%020d.%s", System.currentTimeMillis(), terminal);
    try {
      Files.createDirectories(folder);
      Path half = Files.createTempFile(folder, ".half", "");
      Files.write(half, invitation.encode());
      Files.move(half, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new TroubleException("写不了 / can't write into " + folder + ": " + e.getMessage(), e);
    }
  }

  private void look() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> waiting =
          files.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
      for (Path file : waiting) {
        pass(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("invitations unreadable folder={} why={}", folder, e + "");
    }
  }

  private void pass(Path file) throws IOException {
    String name = file.getFileName().toString();
    try {
      TerminalId terminal = new TerminalId(name.substring(name.indexOf('.') + 1));
      Invitation invitation = Invitation.decode(Files.readAllBytes(file));
      to.accept(terminal, invitation);
      WAY.info("way invited terminal={} withdrawn={}", terminal, invitation.withdrawn());
    } catch (ProtocolException e) {
      LOG.warn("invitation passed over file={} why={}", name, e.getMessage());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
