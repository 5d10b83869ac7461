package org.haochaping.terminal.serial;

import java.io.IOException;
import java.nio.file.Path;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.devices.PluggedDevice;
import org.haochaping.terminal.devices.PluggedListener;

/** Reads one serial device, which may be unplugged and plugged in again. */
public final class SerialLine implements AutoCloseable {
  private final PluggedDevice<SerialDevice> line;

  private SerialLine(PluggedDevice<SerialDevice> line) {
    this.line = line;
  }

  /**
   * Starts reading; the device need not be there yet.
   *
   * @param name the reading thread's name
   * @param device told whether it is there
   */
  public static SerialLine start(
      String name, SerialSettings settings, Device device, SerialListener listener) {
    return new SerialLine(
        PluggedDevice.start(
            name,
            "serial device",
            settings.device(),
            device,
            new PluggedListener<SerialDevice>() {
              @Override
              public SerialDevice open(Path real) throws IOException {
                return SerialDevice.open(real, settings.baud());
              }

              @Override
              public void opened(SerialDevice port) {
                listener.opened();
              }

              @Override
              public void received(SerialDevice port, byte[] bytes, int count) {
                listener.received(bytes, count);
              }

              @Override
              public void gone() {
                listener.gone();
              }
            }));
  }

  /** Stops reading and waits until the thread is done. */
  @Override
  public void close() {
    line.close();
  }
}
