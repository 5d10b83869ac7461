package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.haochaping.gateway.results.ResultsHall;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hall-gateway results}, as staff use it. */
class ResultsCommandTest {
  @TempDir Path folder;
  private TestHall hall;

  @BeforeEach
  void rate() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    hall = TestHall.in(folder);
    Instant at = Instant.parse("2026-11-02T01:00:00Z");
    try (ResultsHall results = new ResultsHall(Engine.SQLITE, data)) {
      for (int i = 0; i < 20; i++) {
        String handle = results.accepted("P" + i, "D1", "I1", 3, at.plusSeconds(i));
        results.press(
            "o" + i, handle, i < 6 ? 1 : 5, at.plusSeconds(60 + i), 3, i < 2 ? "213" : "");
      }
      results.openFollowUps();
      results.event(1, "overdue", "rectify", at.plusSeconds(999));
      results.count();
    }
  }

  private String results(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "results";
    System.arraycopy(words, 0, all, 1, words.length);
    return hall.run(all);
  }

  @Test
  void FOCUS_LIST_command_listsResultsAndTheRuleThatPutANameThere() {
    assertThat(results("2026-11", "--by", "window"))
        .contains("3\t\t20\t14/0/0/0/6\t0\t70.0%\t20\t0.0%")
        .contains("focus\t3\t\tlow-good-rate\t20 条主动评价,好评率 70.0%,低于 90.0%")
        .contains("concentrated-bad")
        .endsWith("rows=1");
    assertThat(results("2026-10")).isEqualTo("rows=0");
  }

  @Test
  void hall_asText_hasItsReasonsTrendAndWhatIsOverdue() {
    String hall = results("2026-11");
    assertThat(hall)
        .contains("\t6\t1\t-\t1\n")
        .contains("趋势 / trend\t2026-11\t20\t70.0%\n")
        .contains("原因 / reason\t213\t窗口人员业务不熟练\t2\n")
        .doesNotContain("trend\t2026-10");
    assertThat(results("2026-12"))
        .contains("trend\t2026-11\t20\t70.0%\n", "trend\t2026-12\t0\t-\n");
    assertThat(results("2026-11", "--by", "window")).doesNotContain("trend", "reason\t");
  }

  @Test
  void details_ofEachWindow_areItsReasonsRankedAndItsTrend() throws Exception {
    String windows = results("2026-11", "--by", "window", "--details");
    assertThat(windows)
        .contains("\n趋势 / trend\t3\t2026-11\t20\t70.0%\n原因 / reason\t3\t213\t窗口人员业务不熟练\t2\n")
        .doesNotContain("trend\t3\t2026-10");
    JsonNode row =
        new ObjectMapper()
            .readTree(results("2026-12", "--by", "clerk", "--details", "--json"))
            .at("/rows/0");
    assertThat(row.path("trend").findValuesAsText("period")).containsExactly("2026-11", "2026-12");
    assertThat(row.at("/trend/0/goodRate").asDouble()).isEqualTo(0.7);
    assertThat(row.path("reasons")).as("none in December").isEmpty();
  }

  @Test
  void json_hasTheSameNumbers() throws Exception {
    JsonNode json = new ObjectMapper().readTree(results("2026-Q4", "--by", "item", "--json"));
    assertThat(json.at("/rows/0/name").asText()).isEqualTo("I1登记");
    assertThat(json.at("/rows/0/counts/level1").asInt()).isEqualTo(6);
    assertThat(json.at("/rows/0/goodRate").asDouble()).isEqualTo(0.7);
    assertThat(json.at("/focus").findValuesAsText("rule"))
        .containsExactly("low-good-rate", "concentrated-bad");
    assertThat(json.at("/waiting").asInt()).isZero();
  }

  @Test
  void wrongWords_areRefusedInOneSentence() {
    TestHall.Printed printed =
        hall.command("results", "2026-13", "--config", hall.config().toString());
    assertThat(printed.exit()).isEqualTo(1);
    assertThat(printed.text()).contains("2026-Q4");
    assertThat(hall.command("results", "2026", "--by", "moon").exit()).isEqualTo(1);
  }
}
