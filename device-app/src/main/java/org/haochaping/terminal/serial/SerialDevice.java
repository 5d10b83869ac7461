package org.haochaping.terminal.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Path;
import org.haochaping.terminal.devices.PluggedPort;

/** An open serial device: 8 data bits, no parity, one stop bit, no flow control. */
final class SerialDevice implements PluggedPort {
  private final SerialPort port;

  private SerialDevice(SerialPort port) {
    this.port = port;
  }

  /**
   * Opens it.
   *
   * @throws IOException with a few words that say why it can't be had
   */
  static SerialDevice open(Path path, int baud) throws IOException {
    SerialPort port;
    try {
      port = SerialPort.getCommPort(path.toString());
    } catch (SerialPortInvalidPortException e) {
      throw new IOException("not a serial device", e);
    }
    port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
    if (!port.openPort(0)) {
      throw new IOException("cannot be opened, error " + port.getLastErrorCode());
    }
    return new SerialDevice(port);
  }

  @Override
  public int read(byte[] bytes) {
    return port.readBytes(bytes, bytes.length);
  }

  @Override
  public void close() {
    boolean unused = port.closePort();
  }
}
