package org.haochaping.gateway.terminals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.TestHall;
import org.haochaping.gateway.settlement.RulesHall;
import org.haochaping.protocol.wire.HealthReport.Finding;
import org.haochaping.protocol.wire.HealthReport.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoverageTest {
  @TempDir Path folder;

  private static void terminal(RulesHall hall, String id, int window, String added)
      throws Exception {
    byte[] key =
        java.security.KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic().getEncoded();
    hall.ledger()
        .write(
            handle ->
                handle.execute(
                    "insert into terminal (id, window_no, certificate_sha256, public_key,"
                        + " added_at) values (?, ?, '', ?, ?)",
                    id,
                    window,
                    key,
                    Instant.parse(added).toEpochMilli()));
  }

  private static List<String> gaps(RulesHall hall) {
    return lines(coverage(hall).gaps(new HallWindows(hall.ledger(), Set.of(1, 2)).all()));
  }

  private static List<String> attention(RulesHall hall) {
    return lines(coverage(hall).attention(new HallWindows(hall.ledger(), Set.of(1, 2)).all()));
  }

  private static Coverage coverage(RulesHall hall) {
    return new Coverage(
        hall.ledger(),
        new Terminals(hall.ledger(), hall.clock()),
        Duration.ofMinutes(10),
        hall.clock());
  }

  private static List<String> lines(List<Coverage.Gap> gaps) {
    return gaps.stream()
        .map(
            gap ->
                gap.window()
                    + " "
                    + gap.terminal().map(id -> id.value()).orElse("-")
                    + " "
                    + gap.since().map(Instant::toString).orElse("-")
                    + " "
                    + gap.why().word()
                    + gap.devices().stream()
                        .map(device -> " [" + device + "]")
                        .collect(Collectors.joining()))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void FULL_COVERAGE_windowsWithoutAWorkingTerminal_areListedWithWhyAndSinceWhen(Engine engine)
      throws Exception {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      terminal(hall, "w02", 2, "2026-11-01T00:00:00Z");
      terminal(hall, "w03", 3, "2026-11-01T00:00:00Z");
      terminal(hall, "w03-spare", 3, "2026-11-01T00:00:00Z");
      terminal(hall, "w04", 4, "2026-11-01T00:00:00Z");
      hall.ledger()
          .write(
              handle -> {
                handle.execute(
                    "update terminal set revoked_at = ? where id = 'w04'",
                    Instant.parse("2026-11-01T09:00:00Z").toEpochMilli());
                handle.execute(
                    "insert into receipt (service_case, window_no, batch, issued_at, expires_at,"
                        + " nonce) values (1, 5, 1, 0, 0, 0)");
                return handle.execute(
                    "insert into clerk_duty (window_no, on_duty, name, staff_number, duty, stars,"
                        + " away, at, by_system) values (6, 1, '', '', '', 0, 0, 0, '')");
              });
      hall.reported("w03", "2026-11-02T03:55:00Z");
      hall.reported("w03-spare", "2026-11-02T03:40:00Z");
      hall.at("2026-11-02T04:00:00Z");
      assertThat(gaps(hall))
          .containsExactly(
              "1 - - none-registered",
              "2 w02 2026-11-01T00:00:00Z never-seen",
              "4 w04 2026-11-01T09:00:00Z revoked",
              "5 - - none-registered",
              "6 - - none-registered");
      hall.at("2026-11-02T04:05:00Z");
      assertThat(gaps(hall))
          .as("ten minutes without a word, its spare longer")
          .contains("3 w03 2026-11-02T03:55:00Z silent", "3 w03-spare 2026-11-02T03:40:00Z silent");
      hall.reported("w03-spare", "2026-11-02T04:04:00Z");
      assertThat(gaps(hall)).noneMatch(gap -> gap.startsWith("3 "));
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void FULL_COVERAGE_terminalThatReportsButCantBeUsed_isListedUntilItIsMended(Engine engine)
      throws Exception {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      terminal(hall, "w01", 1, "2026-11-01T00:00:00Z");
      terminal(hall, "w02", 2, "2026-11-01T00:00:00Z");
      hall.heartbeat("w01", "2026-11-02T04:00:00Z", 0, "keypad connected", "scanner connected");
      hall.heartbeat("w02", "2026-11-02T04:00:00Z", 0);
      hall.at("2026-11-02T04:05:00Z");
      assertThat(gaps(hall)).isEmpty();
      hall.heartbeat("w01", "2026-11-02T04:05:00Z", 0, "keypad absent", "scanner connected");
      hall.heartbeat("w02", "2026-11-02T04:05:00Z", 61);
      hall.heartbeat("w01", "2026-11-02T04:05:30Z", 0, "keypad absent", "scanner nonsense");
      hall.at("2026-11-02T04:06:00Z");
      hall.heartbeat("w01", "2026-11-02T04:06:00Z", 0, "keypad absent", "scanner nonsense");
      assertThat(gaps(hall))
          .containsExactly(
              "1 w01 2026-11-02T04:05:30Z device [keypad absent] [scanner nonsense]",
              "2 w02 2026-11-02T04:05:00Z screen");
      hall.heartbeat("w01", "2026-11-02T04:06:30Z", 0, "keypad connected", "scanner connected");
      hall.heartbeat("w02", "2026-11-02T04:06:30Z", 60);
      assertThat(gaps(hall)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void FULL_COVERAGE_terminalThatCanSaveNoRating_coversNothing(Engine engine) throws Exception {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      terminal(hall, "w01", 1, "2026-11-01T00:00:00Z");
      terminal(hall, "w02", 2, "2026-11-01T00:00:00Z");
      hall.heartbeat("w02", "2026-11-02T04:05:00Z", 1L << 40, true, List.of());
      hall.heartbeat("w01", "2026-11-02T04:00:00Z", 1L << 40, true, List.of());
      hall.at("2026-11-02T04:06:00Z");
      List<Finding> found = List.of(new Finding("journal", Verdict.BAD, "评价记录无法打开或写入"));
      hall.heartbeat("w01", "2026-11-02T04:05:00Z", 1L << 40, true, found);
      assertThat(gaps(hall)).containsExactly("1 w01 2026-11-02T04:05:00Z journal");
      assertThat(hall.strings("select count(*) || '' from terminal_report where terminal = 'w01'"))
          .as("what waits in it nobody knows")
          .containsExactly("1");
      hall.at("2026-11-02T04:30:00Z");
      hall.heartbeat("w02", "2026-11-02T04:29:00Z", 1L << 40, true, List.of());
      hall.heartbeat("w01", "2026-11-02T04:29:00Z", 1L << 40, true, found);
      assertThat(gaps(hall))
          .as("it is no silent one")
          .containsExactly("1 w01 2026-11-02T04:05:00Z journal");
      hall.at("2026-11-02T04:06:00Z");
      hall.heartbeat("w01", "2026-11-02T04:05:30Z", 1L << 40, true, List.of());
      assertThat(gaps(hall)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void FULL_COVERAGE_terminalThatWorksWithTroubleAhead_isListedApartUntilItIsOver(Engine engine)
      throws Exception {
    try (RulesHall hall = new RulesHall(engine, folder)) {
      terminal(hall, "w01", 1, "2026-11-01T00:00:00Z");
      terminal(hall, "w02", 2, "2026-11-01T00:00:00Z");
      List<Finding> found =
          List.of(
              new Finding("disk", Verdict.ATTENTION, "存储将满"),
              new Finding("network", Verdict.BAD, "连不到"));
      hall.heartbeat("w01", "2026-11-02T04:00:00Z", 1L << 40, true, List.of());
      hall.heartbeat("w02", "2026-11-02T04:00:00Z", 1L << 40, true, List.of());
      hall.at("2026-11-02T04:06:00Z");
      assertThat(attention(hall)).isEmpty();
      hall.heartbeat("w01", "2026-11-02T04:05:00Z", 100_000_000, false, List.of());
      hall.heartbeat("w02", "2026-11-02T04:05:00Z", 1L << 40, true, found);
      hall.heartbeat("w01", "2026-11-02T04:05:30Z", 100_000_000, false, List.of());
      assertThat(attention(hall))
          .containsExactly(
              "1 w01 2026-11-02T04:05:00Z attention [disk-low] [clock-untrusted]",
              "2 w02 2026-11-02T04:05:00Z attention [check-network]");
      assertThat(gaps(hall)).as("both take ratings").isEmpty();
      hall.heartbeat("w01", "2026-11-02T04:06:00Z", 1L << 40, true, List.of());
      hall.heartbeat("w02", "2026-11-02T04:06:00Z", 1L << 40, true, List.of());
      assertThat(attention(hall)).isEmpty();
    }
  }

  @Test
  void FULL_COVERAGE_command_exitsWithOneWhileAWindowIsUncovered() throws Exception {
    TestHall hall = TestHall.in(folder).with("settings.windows = []");
    String config = hall.config().toString();
    assertThat(hall.command("coverage", "--config", config).exit()).isZero();
    hall.add("w03");
    TestHall.Printed listed = hall.command("coverage", "--config", config);
    assertThat(listed.exit()).isEqualTo(1);
    assertThat(listed.text()).contains("3 号窗口", "w03", "登记后从未上报", "windows=1 uncovered=1");
    TestHall.Printed json = hall.command("coverage", "--json", "--config", config);
    assertThat(json.exit()).isEqualTo(1);
    assertThat(json.text())
        .contains(
            "\"window\":3", "\"why\":\"never-seen\"", "\"terminal\":\"w03\"", "\"uncovered\":1");
  }
}
