package org.haochaping.terminal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.CountDownLatch;
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
  void probe_thatHangs_didNotAnswerAndHoldsUpNoOther() {
    CountDownLatch never = new CountDownLatch(1);
    Diagnosis diagnosis =
        new Diagnosis(
            List.of(new Hanging(never), new SoundProbe()), List::of, Duration.ofSeconds(1));
    List<View.Diagnosis> grown = new ArrayList<>();
    diagnosis.run(grown::add);
    assertThat(grown).extracting(view -> view.checks().size()).containsExactly(0, 1, 2);
    assertThat(grown.get(2).checks().get(0).found().chinese()).isEqualTo("没有应答");
    assertThat(grown.get(2).checks().get(1).verdict()).isNotEqualTo(Verdict.BAD);
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
