package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.haochaping.gateway.city.OutboxHall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hall-gateway quarantine}, as staff uses it. */
class QuarantineCommandTest {
  @TempDir Path folder;
  private TestHall hall;

  /** Three ratings that the city refused. */
  @BeforeEach
  void refuse() throws Exception {
    hall = TestHall.in(folder);
    Path data = Files.createDirectories(folder.resolve("data"));
    try (OutboxHall outbox = new OutboxHall(Engine.SQLITE, data)) {
      outbox.rate(3, 5, "");
      outbox
          .ledger()
          .write(
              handle ->
                  handle.execute(
                      "update delivery set state = 'refused', attempts = 2, answered_at = ?,"
                          + " answer = '事项编码不存在'",
                      Instant.parse("2026-11-24T02:00:00Z").toEpochMilli()));
    }
  }

  @Test
  void quarantine_listedThenResent_isEmptyAgain() {
    assertThat(hall.run("quarantine", "list").lines())
        .hasSize(4)
        .startsWith("1\treference\tP-00001/1\t2026-11-24T10:00+08:00\tattempts=2\t事项编码不存在")
        .endsWith("refused=3");
    assertThat(hall.run("quarantine", "resend", "1")).isEqualTo("resent=1");
    assertThat(hall.run("quarantine", "list")).doesNotContain("P-00001").endsWith("refused=2");
    assertThat(hall.run("quarantine", "resend", "--all")).isEqualTo("resent=2");
    assertThat(hall.run("quarantine", "list")).isEqualTo("refused=0");
    assertThat(hall.run("quarantine", "resend", "--all")).isEqualTo("resent=0");
  }

  @Test
  void quarantine_numberThatIsNotThere_isSaidAndTheOthersAreResent() {
    assertThat(hall.refused("quarantine", "resend", "99"))
        .contains("resent=0", "有 1 个评价号不在拒收之列 / 1 of these numbers are not in quarantine");
    assertThat(hall.refused("quarantine", "resend", "2", "99", "2")).contains("resent=1", "有 1 个");
    assertThat(hall.refused("quarantine", "resend"))
        .contains("请给出评价号或 --all / name the ratings, or say --all");
    assertThat(hall.refused("quarantine", "resend", "1", "--all")).contains("--all");
    assertThat(hall.run("quarantine", "list")).endsWith("refused=2");
  }
}
