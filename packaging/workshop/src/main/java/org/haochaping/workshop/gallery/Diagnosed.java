package org.haochaping.workshop.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.haochaping.gateway.terminals.HallKeys;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.wire.HealthReport.ClockState;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.devices.Devices;
import org.haochaping.terminal.diagnosis.Diagnosis;
import org.haochaping.terminal.diagnosis.Equipment;
import org.haochaping.terminal.diagnosis.LinkMemory;
import org.haochaping.terminal.screen.View;

/** What the program's own diagnosis says of a terminal that is in a bad way. */
final class Diagnosed {
  private static final Path NONE = Path.of("/nonexistent/data");
  private static final long LONG_NANOS = Duration.ofMinutes(5).toNanos();

  // Not made when the class is: the checks' own threads call it then and would wait for it.
  private static final Map<String, View.Diagnosis> MADE = new ConcurrentHashMap<>();

  private Diagnosed() {}

  /** The network's cable and the scanner's are out; two keys were tried. */
  static View cablesOut() {
    return page(MADE.computeIfAbsent("cables", name -> cables()), 0);
  }

  /** The first four are done. */
  static View running() {
    View.Diagnosis done = MADE.computeIfAbsent("cables", name -> cables());
    List<View.Check> checks = new ArrayList<>(done.checks().subList(0, 4));
    for (View.Check check : done.checks().subList(4, done.checks().size())) {
      checks.add(
          new View.Check(check.name(), View.Verdict.RUNNING, Diagnosis.RUNNING, Optional.empty()));
    }
    return new View.Diagnosis(done.facts(), checks, done.keys(), 0);
  }

  /** All ten checks fail, with the longest sentences there are. */
  static View worst(int page) {
    return page(MADE.computeIfAbsent("worst", name -> allFail()), page);
  }

  /** A view of its own each time, as whoever waits for one to be shown needs it. */
  private static View page(View.Diagnosis of, int page) {
    return new View.Diagnosis(of.facts(), of.checks(), of.keys(), page);
  }

  private static View.Diagnosis cables() {
    Devices devices = new Devices(() -> 0);
    devices.add("USB 评价器 / USB keypad", "/dev/input/by-id/keypad").connected();
    devices.add("串口扫码器 / Serial scanner", "/dev/serial/by-id/scanner").absent();
    Diagnosis diagnosis =
        Diagnosis.of(
            equipment(devices, 0, Path.of(System.getProperty("java.io.tmpdir")), true), () -> 1);
    return diagnosed(diagnosis, new View.Keys(Set.of(1, 2), Set.of()));
  }

  private static View.Diagnosis allFail() {
    Devices devices = new Devices(() -> 0);
    Device serial = devices.add("串口评价器 / Serial keypad", "/dev/serial/by-id/keypad");
    serial.connected();
    serial.nonsense();
    devices.add("USB 评价器 / USB keypad", "/dev/input/by-id/keypad").absent();
    devices.add("串口扫码器 / Serial scanner", "/dev/serial/by-id/scanner").absent();
    Diagnosis diagnosis = Diagnosis.of(equipment(devices, LONG_NANOS, NONE, false), () -> 0);
    diagnosis.keys().stuck(3);
    return diagnosed(diagnosis, new View.Keys(Set.of(1, 2, 5), Set.of(3)));
  }

  private static Equipment equipment(
      Devices devices, long frameAgeNanos, Path data, boolean journalOpen) {
    return new Equipment(
        "0.1.0",
        () -> frameAgeNanos,
        devices::all,
        data,
        () -> journalOpen,
        () -> 26_500,
        () -> new ClockState(false, "none"),
        () -> new Moment("0123456789abcd", 0, Instant.EPOCH, false),
        "127.0.0.1",
        9, // nobody listens there
        new LinkMemory((online, waiting) -> {}, () -> 0),
        certificate());
  }

  private static View.Diagnosis diagnosed(Diagnosis diagnosis, View.Keys keys) {
    CompletableFuture<View.Diagnosis> done = new CompletableFuture<>();
    diagnosis.start(
        grown -> {
          if (grown.checks().stream().noneMatch(c -> c.verdict() == View.Verdict.RUNNING)) {
            done.complete(new View.Diagnosis(grown.facts(), grown.checks(), keys, 0));
          }
        });
    return done.orTimeout(Diagnosis.LIMIT.toSeconds() * 2, TimeUnit.SECONDS).join();
  }

  /** Made now: by the clock of these terminals none is valid yet. */
  private static X509Certificate certificate() {
    try {
      Path folder = Files.createTempDirectory("gallery-keys");
      try {
        return HallKeys.open(folder, List.of(), Clock.systemUTC()).authorityCertificate();
      } finally {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
