package org.haochaping.terminal.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.haochaping.protocol.wire.HealthReport;
import org.haochaping.protocol.wire.HealthReport.ClockState;
import org.haochaping.protocol.wire.HealthReport.Device;
import org.haochaping.protocol.wire.HealthReport.Disk;
import org.haochaping.protocol.wire.HealthReport.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a health report together from where each figure lies.
 *
 * @param waiting ratings that the gateway does not have yet
 * @param seq the journal's last sequence number
 * @param frameAgeNanos how long ago the screen was drawn
 * @param monotonicMillis since the program started
 * @param diagnosis what the last diagnosis found
 * @param dataDir on the disk that holds the journal
 * @param thermometer a file with thousandths of a degree Celsius, as Linux gives it; need not exist
 */
public record Vitals(
    String version,
    LongSupplier waiting,
    LongSupplier seq,
    LongSupplier frameAgeNanos,
    LongSupplier monotonicMillis,
    Supplier<ClockState> clock,
    Supplier<List<Device>> devices,
    Supplier<List<Finding>> diagnosis,
    Path dataDir,
    Path thermometer)
    implements Supplier<HealthReport> {
  /** Where Linux tells the processor's temperature. */
  public static final Path THERMOMETER = Path.of("/sys/class/thermal/thermal_zone0/temp");

  private static final Logger LOG = LoggerFactory.getLogger(Vitals.class);

  @Override
  public HealthReport get() {
    return new HealthReport(
        version,
        waiting.getAsLong(),
        disk(),
        temperature(),
        clock.get(),
        Math.max(0, TimeUnit.NANOSECONDS.toSeconds(frameAgeNanos.getAsLong())),
        seq.getAsLong(),
        TimeUnit.MILLISECONDS.toSeconds(monotonicMillis.getAsLong()),
        devices.get(),
        diagnosis.get());
  }

  /** Nought of nought where the disk can't even be asked: that is news for the hall as well. */
  private Disk disk() {
    try {
      FileStore store = Files.getFileStore(dataDir);
      return new Disk(Math.max(0, store.getUsableSpace()), Math.max(0, store.getTotalSpace()));
    } catch (IOException e) {
      LOG.debug("disk can't be asked", e);
      return new Disk(0, 0);
    }
  }

  private OptionalInt temperature() {
    try {
      int thousandths =
          Integer.parseInt(Files.readString(thermometer, StandardCharsets.US_ASCII).strip());
      int tenths = thousandths / 100;
      return tenths < -1_000 || tenths > 2_000 ? OptionalInt.empty() : OptionalInt.of(tenths);
    } catch (IOException | NumberFormatException e) {
      LOG.debug("no temperature", e);
      return OptionalInt.empty();
    }
  }
}
