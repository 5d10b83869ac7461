package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the hall's staff see of cases at the command line (article 14). */
class CasesCommandTest {
  private static final String PLAIN = "外地某人\t150902199001019999\t13999999999";
  private static final String MASKED = "外**\t1***************99\t139****9999";

  @TempDir Path folder;

  private TestHall hall(Engine engine) throws Exception {
    Files.createDirectories(folder.resolve("data"));
    TestHall hall = TestHall.in(folder, engine.fresh(folder.resolve("data")));
    LocalDateTime accepted = LocalDateTime.of(2026, 11, 24, 9, 30, 0);
    ElsewhereAtTheCity cases = new ElsewhereAtTheCity("", accepted);
    Path file =
        Files.writeString(
            folder.resolve("cases.jsonl"), cases.line("P-1") + "\n" + cases.line("P-2") + "\n");
    hall.run("cases", "import", file.toString(), "--window", "3");
    return hall;
  }

  private static String typed(TestHall hall, String line, String... words) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)));
    try {
      return hall.run(words).lines().skip(1).collect(Collectors.joining("\n")); // behind the prompt
    } finally {
      System.setIn(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RATER_PRIVACY_casesAtTheCommandLine_areMaskedUntilSomebodySaysWhoAndWhy(Engine engine)
      throws Exception {
    TestHall hall = hall(engine);
    String found = typed(hall, " 13999999999 ", "cases", "find", "--phone");
    assertThat(found).contains(MASKED).doesNotContain("13999999999").endsWith("cases=2");
    assertThat(typed(hall, "150902199001019999", "cases", "find", "--certificate"))
        .isEqualTo(found);
    assertThat(typed(hall, "13999999998", "cases", "find", "--phone")).isEqualTo("cases=0");

    String handle = found.substring(0, found.indexOf('\t'));
    assertThat(hall.run("cases", "show", handle)).startsWith(handle + "\tP-2\t1").endsWith(MASKED);
    assertThat(hall.run("cases", "looks")).isEqualTo("looks=0");
    assertThat(hall.run("cases", "unmask", handle, "--who", "李四", "--why", "差评回访")).endsWith(PLAIN);
    assertThat(hall.run("cases", "looks")).contains("\t李四\t差评回访\t" + handle).endsWith("looks=1");
  }

  @Test
  void cases_withoutNumberReasonOrHandle_showNothing() throws Exception {
    TestHall hall = hall(Engine.SQLITE);
    String config = hall.config().toString();
    String handle = typed(hall, "13999999999", "cases", "find", "--phone").split("\t", -1)[0];
    assertThat(
            hall.command(
                "cases", "unmask", handle, "--who", "李四", "--why", " ", "--config", config))
        .satisfies(
            printed -> {
              assertThat(printed.exit()).isEqualTo(1);
              assertThat(printed.text()).contains("say who looks and why").doesNotContain("某人");
            });
    assertThat(hall.command("cases", "show", "unknown", "--config", config).text())
        .contains("no such case");
    assertThat(hall.command("cases", "find", "--config", config).exit()).isEqualTo(2);
    assertThat(hall.run("cases", "looks")).isEqualTo("looks=0");
  }
}
