package org.haochaping.workshop.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
  @TempDir Path dir;

  private Program shell(String script, List<WayLine> ways) {
    return Program.start(
        "shell", List.of("sh", "-c", script), Map.of(), dir.resolve("log"), ways::add);
  }

  @Test
  void awaitReady_programThatSaysSo_returnsItsLineAndTheWatcherHasSeenIt() {
    List<WayLine> ways = new CopyOnWriteArrayList<>();
    try (Program program = shell("echo way ready http=80; exec sleep 60", ways)) {
      assertThat(program.awaitReady(Duration.ofSeconds(20)).value("http")).isEqualTo("80");
      assertThat(ways).extracting(WayLine::step).containsExactly("ready");
      assertThat(program.alive()).isTrue();
    }
  }

  @Test
  void awaitReady_programThatEnds_saysWhatItPrinted() {
    Program program = shell("echo port in use; exit 1", new CopyOnWriteArrayList<>());
    assertThatThrownBy(() -> program.awaitReady(Duration.ofSeconds(20)))
        .isInstanceOf(ProgramException.class)
        .hasMessageContaining("port in use");
    assertThat(program.awaitEnd()).isEqualTo(1);
  }

  @Test
  void kill_runningProgram_endsItAtOnce() {
    Program program =
        shell("trap '' TERM; echo way ready; exec sleep 60", new CopyOnWriteArrayList<>());
    program.awaitReady(Duration.ofSeconds(20));
    program.kill();
    assertThat(program.alive()).isFalse();
  }

  @Test
  void type_line_reachesTheProgram() {
    Program program = shell("read line; echo \"got $line\"; exit 0", new CopyOnWriteArrayList<>());
    program.type("回执");
    assertThat(program.awaitEnd()).isZero();
    assertThat(program.tail()).contains("got 回执");
  }
}
