package org.haochaping.terminal.devices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one device on a thread of its own, and comes back to it whenever it was unplugged. Each
 * connection is a new port, since an old one keeps the device that the link led to when it was made
 * and then reads nothing, with no error.
 *
 * @param <P> what is open while the device is there
 */
public final class PluggedDevice<P extends PluggedPort> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PluggedDevice.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");
  private static final int RETRY_MILLIS = 250;

  private final String kind;
  private final DevicePath path;
  private final Device device;
  private final PluggedListener<P> listener;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private String missing = "";

  private PluggedDevice(
      String thread, String kind, Path path, Device device, PluggedListener<P> listener) {
    this.kind = kind;
    this.path = new DevicePath(path);
    this.device = device;
    this.listener = listener;
    this.thread = new Thread(this::run, thread);
    this.thread.setDaemon(true);
  }

  /**
   * Starts reading; the device need not be there yet.
   *
   * @param thread the reading thread's name
   * @param kind what it is, for the log
   * @param path where it is: a device file, a link that leads to one while it is there, or a name
   *     with {@code *} for the only one that matches
   * @param device told whether it is there
   */
  public static <P extends PluggedPort> PluggedDevice<P> start(
      String thread, String kind, Path path, Device device, PluggedListener<P> listener) {
    PluggedDevice<P> plugged = new PluggedDevice<>(thread, kind, path, device, listener);
    plugged.thread.start();
    return plugged;
  }

  private void run() {
    try {
      do {
        tryToRead();
      } while (!closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LinkageError e) {
      LOG.error("a system library cannot be loaded; the {} does not work", kind, e);
      device.fault(Sentences.NO_LIBRARY);
    }
  }

  private void tryToRead() {
    try {
      readWhileThere();
    } catch (RuntimeException e) {
      // A driver's odd answer, or a fault of this program: the window must not lose it for good.
      device.fault(Sentences.TROUBLE);
      if (!missing.equals(e.toString())) {
        missing = e.toString();
        LOG.error(
            "{} cannot be read, trying again device={} name={}", kind, path.path(), name(), e);
      }
    }
  }

  private String name() {
    return device.state().name();
  }

  private void readWhileThere() {
    Optional<Path> found = find();
    if (found.isEmpty()) {
      return;
    }
    Path real = found.get();
    boolean open = false;
    try (P port = listener.open(real)) {
      open = true;
      missing = "";
      LOG.info("{} there device={} at={}", kind, path.path(), real);
      WAY.info("way device path={}", path.path());
      device.connected();
      listener.opened(port);
      read(port, real);
    } catch (IOException e) {
      device.fault(Sentences.NOT_OPENED);
      tellOnce(String.valueOf(e.getMessage()));
      return;
    } finally {
      if (open) {
        listener.gone();
      }
    }
    device.absent();
    if (closing.getCount() > 0) {
      LOG.warn("{} gone, waiting for it device={}", kind, path.path());
    }
  }

  /** The one device there is; where there is none or more than one, tells so. */
  private Optional<Path> find() {
    try {
      Set<Path> there = path.there();
      if (there.size() == 1) {
        return Optional.of(there.iterator().next());
      }
      if (there.isEmpty()) {
        device.absent();
        tellOnce("no such device");
      } else {
        device.fault(Sentences.several(there));
        tellOnce("more than one: " + there);
      }
    } catch (IOException e) {
      device.absent();
      tellOnce(String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private void read(P port, Path real) {
    byte[] buffer = new byte[1024];
    while (closing.getCount() > 0) {
      int count = port.read(buffer);
      if (count > 0) {
        receive(port, buffer, count);
      } else if (count < 0 || !isStill(real)) {
        return;
      }
    }
  }

  private void receive(P port, byte[] buffer, int count) {
    try {
      listener.received(port, buffer, count);
    } catch (RuntimeException e) {
      // One bad delivery must not silence the device for good.
      LOG.error("{}: what it sent was not handled device={}", kind, path.path(), e);
    }
  }

  private boolean isStill(Path real) {
    try {
      return Files.exists(real) && path.there().contains(real);
    } catch (IOException e) {
      return false;
    }
  }

  private void tellOnce(String why) {
    if (!missing.equals(why)) {
      missing = why;
      LOG.warn("{} missing, waiting for it device={} why={}", kind, path.path(), why);
    }
  }

  /** Stops reading and waits until the thread is done. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(2L * PluggedPort.READ_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
