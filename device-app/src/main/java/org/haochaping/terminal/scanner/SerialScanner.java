package org.haochaping.terminal.scanner;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.keypad.NonsenseWatch;
import org.haochaping.terminal.serial.SerialListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A scanner on a serial line: turns its bytes into lines, a line that was too long into "". */
public final class SerialScanner implements SerialListener {
  private static final Logger LOG = LoggerFactory.getLogger(SerialScanner.class);

  private final LineAssembler lines =
      new LineAssembler(
          () -> LOG.warn("scanner line dropped, over {} bytes", LineAssembler.MAX_BYTES));
  private static final String NONSENSE =
      "扫码器在发送数据，但都无法识别：请检查波特率，并把扫码器设为 UTF-8、每条以回车结尾"
          + " / It sends, but nothing can be read: check the baud rate; set it to UTF-8 and to end"
          + " each code with Enter.";

  private final NonsenseWatch nonsense = NonsenseWatch.ofBursts();
  private final Device device;
  private final LongSupplier millis;
  private final Consumer<String> scanned;

  /**
   * Calls {@code scanned} on the serial line's thread.
   *
   * @param device told when a line was read, and when what comes can't be
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
    nonsense.reset();
  }

  @Override
  public void gone() {
    // What was half read is dropped when it comes back.
  }

  @Override
  public void received(byte[] bytes, int count) {
    long now = millis.getAsLong();
    List<String> read = lines.accept(bytes, count, now);
    if (read.stream().anyMatch(SerialScanner::isText)) {
      nonsense.reset();
      device.delivered();
    } else if (nonsense.isNonsense(count, now)) {
      device.nonsense(NONSENSE);
    }
    read.forEach(scanned); // whoever scanned is told, also that it was not readable
  }

  /** What no code holds comes of a wrong baud rate: control characters, or no UTF-8. */
  private static boolean isText(String line) {
    return !line.isEmpty()
        && line.chars().noneMatch(c -> c == '\uFFFD' || c == 0x7F || (c < ' ' && c != '\t'));
  }
}
