package org.haochaping.terminal.diagnosis;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.wire.HealthReport.ClockState;
import org.haochaping.terminal.devices.DeviceState;

/**
 * Where a diagnosis looks.
 *
 * @param version of the terminal program
 * @param dataDir on the disk that holds the journal
 * @param waiting ratings that the gateway does not have yet
 * @param host of the gateway
 * @param certificate of this terminal
 */
public record Equipment(
    String version,
    LongSupplier frameAgeNanos,
    Supplier<List<DeviceState>> devices,
    Path dataDir,
    BooleanSupplier journalWritable,
    LongSupplier waiting,
    Supplier<ClockState> clock,
    Supplier<Moment> now,
    String host,
    int port,
    LinkMemory link,
    X509Certificate certificate) {}
