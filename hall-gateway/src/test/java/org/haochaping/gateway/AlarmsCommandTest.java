package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code hall-gateway alarms}, as staff use it. */
class AlarmsCommandTest {
  @TempDir Path folder;

  private static void raise(
      TestHall hall, String at, String kind, Optional<String> who, String detail) {
    Clock clock = Clock.fixed(Instant.parse(at), ZoneOffset.UTC);
    try (Ledger ledger = Ledger.open(hall.ledger(), clock)) {
      ledger.alarms().raise(kind, who, detail);
    }
  }

  private static TestHall.Printed alarms(TestHall hall, String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "alarms";
    System.arraycopy(more, 0, words, 1, more.length);
    words[more.length + 1] = "--config";
    words[more.length + 2] = hall.config().toString();
    return hall.command(words);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void alarms_raised_areListedTheNewestLastInTheHallsTime(Engine engine) throws Exception {
    TestHall hall =
        TestHall.in(folder, engine.fresh(Files.createDirectories(folder.resolve("data"))));
    assertThat(alarms(hall)).isEqualTo(new TestHall.Printed(0, "alarms=0\n"));
    raise(hall, "2026-11-23T16:00:00Z", "fork", Optional.of("w01"), "journal j, kept aside");
    raise(
        hall, "2026-11-24T02:00:00Z", "followup-overdue", Optional.empty(), "follow-up 1: verify");
    raise(hall, "2026-11-22T02:00:00Z", "never-heard-of", Optional.of("w02"), "something");
    raise(hall, "2026-11-25T02:00:00Z", "fork", Optional.of("w01"), "journal j, kept aside");
    TestHall.Printed listed = alarms(hall);
    assertThat(listed.exit()).isEqualTo(1);
    assertThat(listed.text().lines())
        .containsExactly(
            "3\t告警 / never-heard-of\t终端 / terminal w02\tsomething\ttimes=1"
                + "\t2026-11-22T10:00+08:00\t2026-11-22T10:00+08:00",
            "2\t差评回访或整改超期 / followup-overdue\t大厅 / hall\tfollow-up 1: verify\ttimes=1"
                + "\t2026-11-24T10:00+08:00\t2026-11-24T10:00+08:00",
            "1\t日志分叉 / fork\t终端 / terminal w01\tjournal j, kept aside\ttimes=2"
                + "\t2026-11-24T00:00+08:00\t2026-11-25T10:00+08:00",
            "alarms=3");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void alarms_seenTo_areListedAgainOnceTheyComeAgain(Engine engine) throws Exception {
    TestHall hall =
        TestHall.in(folder, engine.fresh(Files.createDirectories(folder.resolve("data"))));
    raise(hall, "2026-11-24T02:00:00Z", "quarantine", Optional.empty(), "record P1");
    raise(hall, "2026-11-24T03:00:00Z", "quarantine", Optional.empty(), "record P2");
    assertThat(alarms(hall, "done", "1", "--by", "王工").text()).isEqualTo("done\n");
    assertThat(alarms(hall).text()).contains("record P2", "alarms=1").doesNotContain("record P1");
    assertThat(alarms(hall, "--all").text()).contains("record P1", "已处理 / done by 王工", "alarms=2");
    assertThat(alarms(hall, "done", "1", "--by", "王工").text()).contains("没有此未处理的告警");
    assertThat(alarms(hall, "done", "9", "--by", "王工").exit()).isNotZero();
    assertThat(alarms(hall, "done", "2", "--by", " ").text()).contains("姓名 1 至 50 字");
    assertThat(alarms(hall, "done", "2", "--by", "李工").exit()).isZero();
    assertThat(alarms(hall)).isEqualTo(new TestHall.Printed(0, "alarms=0\n"));
    raise(hall, "2026-11-25T02:00:00Z", "quarantine", Optional.empty(), "record P1");
    assertThat(alarms(hall).text())
        .contains("record P1", "times=2", "alarms=1")
        .doesNotContain("done by");
  }

  @Test
  void alarms_sinceADay_areThoseThatCameThenOrLater() throws Exception {
    TestHall hall = TestHall.in(folder);
    raise(hall, "2026-11-23T15:59:59Z", "quarantine", Optional.empty(), "before");
    raise(hall, "2026-11-23T16:00:00Z", "quarantine", Optional.empty(), "that day");
    assertThat(alarms(hall, "--since", "2026-11-24").text())
        .contains("that day", "alarms=1")
        .doesNotContain("before");
    assertThat(alarms(hall, "--since", "2026-11-25").exit()).isZero();
    assertThat(alarms(hall, "--since", "yesterday").exit()).as("wrong usage").isEqualTo(2);
  }
}
