package org.haochaping.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.haochaping.protocol.Noise;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.wire.HealthReport.ClockState;
import org.haochaping.protocol.wire.HealthReport.Device;
import org.haochaping.protocol.wire.HealthReport.Disk;
import org.haochaping.protocol.wire.HealthReport.Finding;
import org.haochaping.protocol.wire.HealthReport.Verdict;
import org.junit.jupiter.api.Test;

/** How a terminal is, on the wire. */
class HealthReportTest {
  private static final HealthReport REPORT = report(List.of(new Device("keypad", "ready")));

  private static HealthReport report(List<Device> devices) {
    return new HealthReport(
        "0.2.0",
        3,
        new Disk(5, 9),
        OptionalInt.of(485),
        new ClockState(true, "gateway"),
        1,
        10,
        60,
        devices,
        List.of(new Finding("disk", Verdict.GOOD, "正常")));
  }

  private static byte[] replace(String from, String to) {
    String text = new String(REPORT.encode(), StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
  }

  @Provide
  Arbitrary<HealthReport> reports() {
    Arbitrary<Long> numbers = Arbitraries.longs().between(0, Long.MAX_VALUE);
    Arbitrary<String> words =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(32);
    Arbitrary<List<Finding>> findings =
        Combinators.combine(
                words,
                Arbitraries.of(Verdict.class),
                Arbitraries.strings().withCharRange('一', '龥').ofMaxLength(20))
            .as(Finding::new)
            .list()
            .ofMaxSize(10);
    return Combinators.combine(
            numbers,
            Arbitraries.integers().between(-1000, 2000).injectNull(0.3),
            Arbitraries.of(true, false),
            words,
            Combinators.combine(words, words).as(Device::new).list().ofMaxSize(10),
            findings)
        .as(
            (number, tenths, trusted, source, devices, diagnosis) ->
                new HealthReport(
                    "0.2.0",
                    number,
                    new Disk(number, number),
                    tenths == null ? OptionalInt.empty() : OptionalInt.of(tenths),
                    new ClockState(trusted, source),
                    number,
                    number,
                    number,
                    devices,
                    diagnosis));
  }

  @Provide
  Arbitrary<byte[]> noise() {
    return Arbitraries.oneOf(Noise.anyBytes(), Noise.altered(reports().map(HealthReport::encode)));
  }

  @Property
  void report_onTheWire_comesBackTheSame(@ForAll("reports") HealthReport report) {
    assertThat(HealthReport.decode(report.encode())).isEqualTo(report);
  }

  @Property
  void decode_ofAnyBytes_givesAReportOrAReason(@ForAll("noise") byte[] bytes) {
    Noise.decodesOrSaysWhy(bytes, HealthReport::decode);
  }

  @Test
  void decode_withUnknownFields_passesThemOver() {
    assertThat(HealthReport.decode(replace("{\"v\"", "{\"new\":[1],\"v\""))).isEqualTo(REPORT);
  }

  @Test
  void decode_ofAnotherVersion_isRefusedWithTheReason() {
    assertThatThrownBy(() -> HealthReport.decode(replace("\"v\":1", "\"v\":2")))
        .hasMessage("v: version 2, this side speaks 1");
  }

  @Test
  void decode_ofTooMuch_isRefused() {
    byte[] padded = replace("{\"v\"", "{\"new\":\"" + "x".repeat(16_384) + "\",\"v\"");
    assertThatThrownBy(() -> HealthReport.decode(padded))
        .hasMessage("health: more than 16384 bytes");
    assertThatThrownBy(() -> report(Collections.nCopies(33, new Device("key", "ready"))))
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void temperature_thatNoProcessorHas_isRefused() {
    assertThatThrownBy(() -> HealthReport.decode(replace(":485", ":9223372036854775807")))
        .hasMessage("temperature: not within -1000 to 2000");
  }
}
