package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import org.haochaping.gateway.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hall-gateway keys}, as staff uses it. */
class KeysCommandTest {
  @TempDir Path folder;
  private TestHall hall;

  @BeforeEach
  void write() throws Exception {
    hall = TestHall.in(folder);
  }

  private void importCases() throws Exception {
    ElsewhereAtTheCity cases = new ElsewhereAtTheCity("", LocalDateTime.of(2026, 11, 24, 9, 30, 0));
    Path file =
        Files.writeString(
            folder.resolve("cases.jsonl"), cases.line("P-1") + "\n" + cases.line("P-2") + "\n");
    hall.run("cases", "import", file.toString(), "--window", "3");
  }

  private <T> T withLedger(java.util.function.Function<Ledger, T> work) {
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      return work.apply(ledger);
    }
  }

  private String unmasked() {
    String handle =
        withLedger(
            ledger ->
                ledger.read(
                    sql ->
                        sql.createQuery("select handle from service_case where project_no = 'P-1'")
                            .mapTo(String.class)
                            .one()));
    return hall.run("cases", "unmask", handle, "--who", "李四", "--why", "差评回访");
  }

  @Test
  void RATER_PRIVACY_keysAtTheCommandLine_areRotatedAndTheOldOneDropped() throws Exception {
    importCases();
    String first = hall.run("keys", "list");
    assertThat(first).matches("[0-9a-f]{8}\tcases=2 words=0");
    assertThat(hall.run("keys", "rotate").lines())
        .containsExactly(
            "已启用新密钥 / a new key is in use",
            "resealed=2",
            "已完成 / done, resealed=2; keys drop-old removes the old key once its backups are not"
                + " needed");
    List<String> both = hall.run("keys", "list").lines().toList();
    assertThat(both).hasSize(2);
    assertThat(both.get(0)).endsWith("\tcases=2 words=0").isNotEqualTo(first);
    assertThat(both.get(1)).isEqualTo(first.replace("cases=2", "cases=0"));
    assertThat(hall.run("keys", "drop-old")).isEqualTo("已删除旧密钥 / old keys removed: 1");
    assertThat(hall.run("keys", "list")).isEqualTo(both.get(0));
    assertThat(hall.run("keys", "drop-old")).endsWith("old keys removed: 0");
    assertThat(unmasked()).contains("外地某人");
  }

  @Test
  void keys_rotationThatWasCutOff_keepsTheOldKeyUntilItIsDone() throws Exception {
    importCases();
    byte[] sealed =
        withLedger(
            ledger ->
                ledger.read(
                    sql ->
                        sql.createQuery(
                                "select applicant from service_case where project_no = 'P-1'")
                            .mapTo(byte[].class)
                            .one()));
    hall.run("keys", "rotate");
    withLedger(
        ledger ->
            ledger.write(
                sql ->
                    sql.execute(
                        "update service_case set applicant = ? where project_no = 'P-1'", sealed)));
    assertThat(hall.refused("keys", "drop-old"))
        .contains("旧密钥仍在使用,请先运行 keys rotate / an old key still seals rows");
    assertThat(hall.run("keys", "rotate").lines())
        .startsWith("继续上次未完成的轮换 / going on with the rotation that was cut off", "resealed=1");
    assertThat(hall.run("keys", "drop-old")).endsWith("old keys removed: 1");
    assertThat(unmasked()).contains("外地某人");
  }

  @Test
  void keys_beforeThereAreAny_areMissedInOneSentence() {
    assertThat(hall.refused("keys", "list")).contains("密钥文件不可用 / can't use", "privacy.key");
    assertThat(hall.refused("keys", "drop-old")).contains("restore it from the backup");
    assertThat(hall.command("keys").exit()).isEqualTo(2);
  }
}
