package org.haochaping.terminal.scanner;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.serial.SerialListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A scanner on a serial line: turns its bytes into lines, a line that was too long into "". */
public final class SerialScanner implements SerialListener {
  private static final Logger LOG = LoggerFactory.getLogger(SerialScanner.class);

  private final LineAssembler lines =
      new LineAssembler(
          () -> LOG.warn("scanner line dropped, over {} bytes", LineAssembler.MAX_BYTES));
  private final Device device;
  private final LongSupplier millis;
  private final Consumer<String> scanned;

  /**
   * Calls {@code scanned} on the serial line's thread.
   *
   * @param device told when a line was read
   * @param millis a monotonic clock
   */
  public SerialScanner(Device device, LongSupplier millis, Consumer<String> scanned) {
    this.device = device;
    this.millis = millis;
    this.scanned = scanned;
  }

  @Override
  public void opened() {
    lines.reset();
  }

  @Override
  public void received(byte[] bytes, int count) {
    for (String line : lines.accept(bytes, count, millis.getAsLong())) {
      device.delivered();
      scanned.accept(line);
    }
  }
}
