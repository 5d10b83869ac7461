package org.haochaping.terminal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.wire.HealthReport;
import org.haochaping.terminal.devices.Device;
import org.haochaping.terminal.devices.Devices;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.screen.View.Verdict;
import org.haochaping.terminal.screen.Words;
import org.haochaping.terminal.uplink.TestCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probes on a real disk, socket and certificate. */
final class DiagnosisTest {
  @TempDir Path folder;

  @Test
  void disk_written_isGoodAndLeavesNothingBehind() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    assertThat(new DiskProbe(data, folder.resolve("none")).look().verdict())
        .isNotEqualTo(Verdict.BAD);
    assertThat(new DiskProbe(data, folder.resolve("none")).look().found().chinese())
        .contains("寿命未知");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void disk_goneOrWornOut_isBad() throws IOException {
    Path none = folder.resolve("none");
    assertThat(new DiskProbe(none, none).look().verdict()).isEqualTo(Verdict.BAD);
    Path device = Files.createDirectories(folder.resolve("block/mmcblk0/device"));
    Files.writeString(device.resolve("life_time"), "0x02 0x0b\n");
    assertThat(new DiskProbe(folder, folder.resolve("block")).look().verdict())
        .isEqualTo(Verdict.BAD);
  }

  @Test
  void network_portOpenThenClosed_goodThenBad() throws IOException {
    int port;
    try (ServerSocket gateway = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gateway.getLocalPort();
      assertThat(new NetworkProbe("127.0.0.1", port).look().verdict()).isEqualTo(Verdict.GOOD);
    }
    Result closed = new NetworkProbe("127.0.0.1", port).look();
    assertThat(closed.verdict()).isEqualTo(Verdict.BAD);
    assertThat(closed.next()).isPresent();
  }

  @Test
  void certificate_goodSoonExpired_byItsDays() throws IOException {
    X509Certificate certificate = TestCertificate.issued(folder);
    Instant end = certificate.getNotAfter().toInstant();
    assertThat(certificate(certificate, end.minus(Duration.ofDays(9))))
        .isEqualTo(Verdict.ATTENTION);
    assertThat(certificate(certificate, end)).isEqualTo(Verdict.BAD);
    assertThat(certificate(certificate, end.minus(Duration.ofDays(40))))
        .as("before it is valid")
        .isEqualTo(Verdict.ATTENTION);
  }

  @Test
  void devices_oneAbsent_isBadForItsKindOnly() {
    Devices devices = new Devices(() -> 0);
    Device keypad = devices.add("串口评价器 / Serial keypad", "/dev/k");
    devices.add("串口扫码器 / Serial scanner", "/dev/s");
    keypad.connected();
    assertThat(DeviceProbe.keys(devices::all).look().verdict()).isEqualTo(Verdict.GOOD);
    Result scanner = DeviceProbe.scanner(devices::all).look();
    assertThat(scanner.verdict()).isEqualTo(Verdict.BAD);
    assertThat(scanner.found().chinese()).contains("串口扫码器未连接", "/dev/s");
  }

  @Test
  void devices_twoBad_areBothNamedWithWhatIsPluggedIn() throws IOException {
    Path there = Files.createDirectories(folder.resolve("serial/by-id"));
    for (String name : List.of("usb-A", "usb-B", "usb-C", "usb-D")) {
      Files.createFile(there.resolve(name));
    }
    Devices devices = new Devices(() -> 0);
    devices.add("串口评价器 / Serial keypad", "/dev/serial/by-id/keypad").nonsense();
    devices.add("USB 评价器 / USB keypad", "/dev/input/by-id/keypad");
    devices.add("引脚评价器 / Keypad on pins", "GPIO [1]").connected();
    devices.add("串口扫码器 / Serial scanner", "/dev/serial/by-id/scanner");
    Result keys = probe(devices, false).look();
    assertThat(keys.found().chinese()).contains("串口评价器数据无法识别", "USB 评价器未连接").doesNotContain("引脚");
    assertThat(keys.next().orElseThrow().chinese())
        .contains("波特率", folder.resolve("input/by-id") + " 下没有设备");
    assertThat(probe(devices, true).look().next().orElseThrow().english())
        .contains("there is: usb-A, usb-B, usb-C.");
  }

  private DeviceProbe probe(Devices devices, boolean scanners) {
    Words any = new Words("键", "Keys");
    return new DeviceProbe("keys", any, devices::all, scanners, any, folder);
  }

  @Test
  void keys_oneStuck_isNamedAndReportedUntilItIsPressedAgain() {
    Devices devices = new Devices(() -> 0);
    devices.add("串口评价器 / Serial keypad", "/dev/k").connected();
    KeyCheck keys = new KeyCheck();
    Diagnosis diagnosis =
        new Diagnosis(
            List.of(new KeysProbe(DeviceProbe.keys(devices::all), keys)),
            List::of,
            Duration.ofSeconds(9),
            keys,
            Optional.empty());
    assertThat(diagnosis.last()).isEmpty();
    keys.begin();
    keys.tried(1);
    keys.stuck(3);
    assertThat(keys.marks()).isEqualTo(new View.Keys(Set.of(1), Set.of(3)));
    assertThat(diagnosis.last())
        .as("found without a diagnosis")
        .containsExactly(new HealthReport.Finding("keys", HealthReport.Verdict.BAD, "第 3 键卡住"));
    diagnosis.run(grown -> {});
    assertThat(diagnosis.last()).extracting(HealthReport.Finding::found).containsExactly("第 3 键卡住");
    keys.works(3);
    diagnosis.run(grown -> {});
    assertThat(diagnosis.last())
        .as("key 1 turns pages")
        .extracting(HealthReport.Finding::verdict)
        .containsExactly(HealthReport.Verdict.GOOD);
    keys.tried(4);
    assertThat(diagnosis.last())
        .as("three of them were not tried, or are dead")
        .containsExactly(
            new HealthReport.Finding("keys", HealthReport.Verdict.ATTENTION, "第 2, 3, 5 键未按或无反应"));
    Stream.of(2, 3, 5).forEach(keys::tried);
    assertThat(diagnosis.last())
        .extracting(HealthReport.Finding::verdict)
        .containsExactly(HealthReport.Verdict.GOOD);
  }

  @Test
  void journalThatCantBeWritten_isToldWithoutADiagnosisAndNoLongerThanItLasts() {
    AtomicBoolean writable = new AtomicBoolean(true);
    JournalProbe journal = new JournalProbe(writable::get, () -> 0);
    Diagnosis diagnosis =
        new Diagnosis(
            List.of(journal),
            List::of,
            Duration.ofSeconds(9),
            new KeyCheck(),
            Optional.of(journal));
    assertThat(diagnosis.last()).isEmpty();
    writable.set(false);
    assertThat(diagnosis.last())
        .extracting(HealthReport.Finding::check, HealthReport.Finding::verdict)
        .containsExactly(tuple("journal", HealthReport.Verdict.BAD));
    diagnosis.run(grown -> {});
    writable.set(true);
    assertThat(diagnosis.last())
        .extracting(HealthReport.Finding::verdict)
        .containsExactly(HealthReport.Verdict.GOOD);
  }

  @Test
  void lastSync_onlineWithNothingWaiting_isNow() {
    AtomicLong millis = new AtomicLong();
    LinkMemory link = new LinkMemory((online, waiting) -> {}, millis::get);
    link.link(true, 0);
    millis.set(50_000_000);
    assertThat(link.lastSync()).contains(Duration.ZERO);
    link.link(false, 0);
    millis.set(50_060_000);
    assertThat(link.lastSync()).contains(Duration.ofMinutes(1));
  }

  @Test
  void slowCheck_isNamedAsSlow() {
    Result slow = Result.good("可写入", "Can be written.").slow(Duration.ofSeconds(4));
    assertThat(slow.verdict()).isEqualTo(Verdict.ATTENTION);
    assertThat(slow.found()).isEqualTo(new Words("可写入（偏慢，用时 4 秒）", "Can be written. Slow: 4 s."));
    assertThat(slow.next()).isPresent();
  }

  @Test
  void certificate_byAClockThatIsNotSure_isNotCalledExpired() throws IOException {
    X509Certificate certificate = TestCertificate.issued(folder);
    Instant late = certificate.getNotAfter().toInstant().plus(Duration.ofDays(3_652));
    Result result =
        new CertificateProbe(certificate, () -> new Moment("0123456789abcd", 0, late, false))
            .look();
    assertThat(result.verdict()).isEqualTo(Verdict.ATTENTION);
    assertThat(result.next().orElseThrow().chinese()).contains("先校准时间");
  }

  @Test
  void probe_thatHangs_didNotAnswerAndHoldsUpNoOther() {
    CountDownLatch never = new CountDownLatch(1);
    Diagnosis diagnosis =
        new Diagnosis(
            List.of(new Hanging(never), new SoundProbe(() -> 1)), List::of, Duration.ofSeconds(3));
    List<View.Diagnosis> grown = new ArrayList<>();
    diagnosis.run(grown::add);
    assertThat(grown)
        .extracting(view -> view.checks().stream().map(View.Check::verdict).toList())
        .containsExactly(
            List.of(Verdict.RUNNING, Verdict.RUNNING),
            List.of(Verdict.RUNNING, Verdict.GOOD),
            List.of(Verdict.BAD, Verdict.GOOD));
    assertThat(grown.get(2).checks().get(0).found().chinese()).isEqualTo("3 秒内没有应答");
    assertThat(diagnosis.last())
        .extracting(HealthReport.Finding::check)
        .containsExactly("hanging", "sound");
  }

  private static Verdict certificate(X509Certificate certificate, Instant now) {
    return new CertificateProbe(certificate, () -> new Moment("0123456789abcd", 0, now, true))
        .look()
        .verdict();
  }

  private record Hanging(CountDownLatch never) implements Probe {
    @Override
    public String word() {
      return "hanging";
    }

    @Override
    public Words name() {
      return new Words("停", "Hanging");
    }

    @Override
    public Result look() throws IOException {
      try {
        never.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      return Result.good("好", "Good.");
    }
  }
}
