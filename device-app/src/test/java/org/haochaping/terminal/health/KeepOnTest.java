package org.haochaping.terminal.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.Level;
import org.haochaping.terminal.log.HeardLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a real X server, which draws into memory. */
@Timeout(60)
final class KeepOnTest {
  @Test
  void display_thatBlanksAfterTenMinutes_doesNoMore() throws Exception {
    Process server =
        new ProcessBuilder("Xvfb", "-noreset", "-displayfd", "1", "-screen", "0", "320x240x24")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader says =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII))) {
      String display = ":" + says.readLine().strip();
      ask(display, "s", "600", "600");
      ask(display, "s", "blank");
      assertThat(ask(display, "q")).contains("prefer blanking:  yes", "timeout:  600");
      new KeepOn(Map.of("DISPLAY", display)).run();
      assertThat(ask(display, "q"))
          .contains("prefer blanking:  no", "timeout:  0")
          .doesNotContain("DPMS is Enabled");
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  @Test
  void noDisplay_orNobodyThere_isOneLineAndNothingElse() {
    try (HeardLog log = HeardLog.of(KeepOn.class.getName(), Level.INFO)) {
      new KeepOn(Map.of()).run();
      assertThat(log.messages())
          .containsExactly("no X display, whoever draws the screen keeps it on");
    }
    try (HeardLog log = HeardLog.of(KeepOn.class.getName(), Level.WARNING)) {
      new KeepOn(Map.of("DISPLAY", ":987")).run();
      assertThat(log.messages()).hasSize(2).allMatch(line -> line.contains("may go dark"));
    }
  }

  private static String ask(String display, String... words) throws IOException {
    java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of("xset"));
    command.addAll(java.util.List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DISPLAY", display);
    return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
