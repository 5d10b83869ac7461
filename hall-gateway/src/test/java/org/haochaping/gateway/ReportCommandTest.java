package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.haochaping.gateway.results.ResultsHall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hall-gateway report}, as staff use it. */
class ReportCommandTest {
  @TempDir Path folder;
  private TestHall hall;
  private Path out;

  @BeforeEach
  void rate() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    out = folder.resolve("reports");
    hall = TestHall.in(folder);
    Instant at = Instant.parse("2025-03-05T01:00:00Z");
    try (ResultsHall results = new ResultsHall(Engine.SQLITE, data)) {
      for (int i = 0; i < 8; i++) {
        String handle = results.accepted("P" + i, "D1", "I1", 3, at.plusSeconds(i));
        results.press("o" + i, handle, 5, at.plusSeconds(60 + i), 3, "");
      }
      results.count();
    }
  }

  @Test
  void PUBLISH_command_writesBothFilesOfAPeriod() {
    assertThat(hall.run("report", "2025-03", "--out", out.toString()).lines())
        .containsExactly(
            out.resolve("report-2025-03.pdf").toString(),
            out.resolve("report-2025-03.xlsx").toString());
    assertThat(out.toFile().list()).hasSize(2);
    assertThat(out.resolve("report-2025-03.pdf")).isNotEmptyFile();
  }

  @Test
  void staffReport_withoutAPeriod_isOfTheLastWholeMonth() {
    assertThat(hall.run("report", "--staff", "--format", "xlsx", "--out", out.toString()))
        .containsPattern("report-2\\d{3}-\\d\\d-staff\\.xlsx$");
    assertThat(out.toFile().list()).hasSize(1);
  }

  @Test
  void wrongWords_areRefusedInOneSentence() {
    assertThat(refused("report", "2025-03-05", "--out", out.toString()))
        .contains("months, quarters and years");
    assertThat(refused("report", "2025-03", "--format", "doc", "--out", out.toString()))
        .contains("pdf, xlsx, both");
    assertThat(refused("report", "2999-01", "--out", out.toString())).contains("2999-02-04");
    assertThat(out).doesNotExist();
  }

  private String refused(String... words) {
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--config";
    all[words.length + 1] = hall.config().toString();
    TestHall.Printed printed = hall.command(all);
    assertThat(printed.exit()).isEqualTo(1);
    return printed.text();
  }
}
