package org.haochaping.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine command =
      new CommandLine(new BenchCommand())
          .setOut(new PrintWriter(out, true))
          .setErr(new PrintWriter(err, true));

  @Test
  void help_namesEveryOption() {
    assertThat(command.execute("--help")).isZero();
    assertThat(out.toString()).contains("--json", "--only", "--quick", "--help", "测速");
  }

  @Test
  void only_unknownId_isWrongUsageAndNamesTheKnownOnes() {
    assertThat(command.execute("--only", "speed")).isEqualTo(2);
    assertThat(err.toString()).contains("no figure speed", "capture-p50", "ingest-mosquitto");
  }

  @Test
  void unknownOption_isWrongUsage() {
    assertThat(command.execute("--fast")).isEqualTo(2);
  }

  @Test
  void ids_areTheIssuesOwn() {
    assertThat(Arrays.stream(FigureId.values()).map(FigureId::word))
        .containsExactly(
            "capture-p50",
            "capture-p99",
            "first-frame-backlog",
            "first-frame",
            "terminal-rss",
            "press-to-frame-p99",
            "keypad-to-frame-p99",
            "drain-26500",
            "drain-265000",
            "ingest",
            "ingest-mosquitto",
            "gateway-rss-rest",
            "gateway-rss-load",
            "feed",
            "replay");
  }

  @Test
  void figures_haveOneForEachId(@TempDir Path home) {
    try (Workbench bench = new Workbench(home, true, new PrintWriter(err))) {
      Set<FigureId> measured =
          Figures.all(bench).stream().map(Figure::id).collect(Collectors.toSet());
      assertThat(measured).containsExactlyInAnyOrder(FigureId.values());
    }
  }

  @Test
  void quickOnlyCapture_measuresThatOneAndLeavesNothingBehind(@TempDir Path home) throws Exception {
    Path json = home.resolve("figures.json");
    String before = System.setProperty("hall.home", home.toString());
    try {
      int code = command.execute("--quick", "--only", "capture-p50", "--json", json.toString());
      assertThat(err.toString()).doesNotContain("can't be measured");
      assertThat(code).isZero();
    } finally {
      if (before == null) {
        System.clearProperty("hall.home");
      } else {
        System.setProperty("hall.home", before);
      }
    }
    assertThat(out.toString()).contains("capture-p50").doesNotContain("capture-p99");
    JsonNode figures = new ObjectMapper().readTree(Files.readString(json)).path("figures");
    assertThat(figures).hasSize(1);
    assertThat(figures.path(0).path("id").textValue()).isEqualTo("capture-p50");
    assertThat(figures.path(0).path("value").doubleValue()).isPositive();
    assertThat(figures.path(0).path("baseline").doubleValue()).isPositive();
    try (var left = Files.list(home.resolve("packaging/workshop/target"))) {
      assertThat(left).isEmpty();
    }
  }
}
