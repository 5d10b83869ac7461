package org.haochaping.terminal.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.haochaping.terminal.devices.Device;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one serial device on a thread of its own, and comes back to it whenever it was unplugged.
 * Each connection is a new port object, since an old one keeps the path that the link had when it
 * was made and then reads nothing, with no error.
 */
public final class SerialLine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SerialLine.class);
  private static final Logger WAY = LoggerFactory.getLogger("way");
  private static final int READ_TIMEOUT_MILLIS = 500;
  private static final int RETRY_MILLIS = 250;

  private final SerialSettings settings;
  private final SerialListener listener;
  private final Device device;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private boolean missingTold;

  private SerialLine(String name, SerialSettings settings, Device device, SerialListener listener) {
    this.settings = settings;
    this.listener = listener;
    this.device = device;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /**
   * Starts reading; the device need not be there yet.
   *
   * @param device told whether it is there
   */
  public static SerialLine start(
      String name, SerialSettings settings, Device device, SerialListener listener) {
    SerialLine line = new SerialLine(name, settings, device, listener);
    line.thread.start();
    return line;
  }

  private void run() {
    try {
      do {
        readWhileThere();
      } while (!closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (LinkageError e) {
      LOG.error("serial library cannot be loaded; no serial device works", e);
      device.fault("串口程序库无法加载，请重装终端程序 / The serial library can't be loaded: install again.");
    }
  }

  private void readWhileThere() {
    Path real;
    try {
      real = settings.device().toRealPath();
    } catch (IOException e) {
      tellMissing("no such device");
      return;
    }
    SerialPort port;
    try {
      port = SerialPort.getCommPort(settings.device().toString());
    } catch (SerialPortInvalidPortException e) {
      tellMissing("not a serial device");
      return;
    }
    port.setComPortParameters(settings.baud(), 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_TIMEOUT_MILLIS, 0);
    if (!port.openPort(0)) {
      tellMissing("cannot be opened, error " + port.getLastErrorCode());
      return;
    }
    try {
      missingTold = false;
      LOG.info("serial device there device={} at={}", settings.device(), real);
      WAY.info("way device path={}", settings.device());
      device.connected();
      listener.opened();
      read(port, real);
    } finally {
      port.closePort();
    }
    device.absent();
    if (closing.getCount() > 0) {
      LOG.warn("serial device gone, waiting for it device={}", settings.device());
    }
  }

  private void read(SerialPort port, Path real) {
    byte[] buffer = new byte[1024];
    while (closing.getCount() > 0) {
      int count = port.readBytes(buffer, buffer.length);
      if (count > 0) {
        receive(buffer, count);
      } else if (count < 0 || !isStill(real)) {
        return;
      }
    }
  }

  private void receive(byte[] buffer, int count) {
    try {
      listener.received(buffer, count);
    } catch (RuntimeException e) {
      // One bad delivery must not silence the device for good.
      LOG.error("serial bytes not handled device={}", settings.device(), e);
    }
  }

  private boolean isStill(Path real) {
    try {
      return Files.exists(real) && settings.device().toRealPath().equals(real);
    } catch (IOException e) {
      return false;
    }
  }

  private void tellMissing(String why) {
    device.absent();
    if (!missingTold) {
      missingTold = true;
      LOG.warn("serial device missing, waiting for it device={} why={}", settings.device(), why);
    }
  }

  /** Stops reading and waits until the thread is done. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(2L * READ_TIMEOUT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
