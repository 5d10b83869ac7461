package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RunArgumentsTest {
  @Test
  void run_alone_takesTheConfigOfTheFolder() {
    assertThat(plain("run")).contains(of("terminal.conf", false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run --config a.conf --headless",
        "run --headless --config a.conf",
        "run --config=a.conf --headless",
        "run --config b.conf --headless --config a.conf",
      })
  void run_withConfigAndHeadless_isReadInAnyOrder(String line) {
    assertThat(plain(line)).contains(of("a.conf", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rehearse --config a.conf",
        "--config a.conf run",
        "run --help",
        "run --config",
        "run --config=",
        "run --config --headless",
        "run --headless --pictures folder",
        "run --hedless",
      })
  void line_withAnythingElse_isLeftToPicocli(String line) {
    assertThat(plain(line)).isEmpty();
  }

  private static Optional<RunArguments> plain(String line) {
    return RunArguments.plain(line.isEmpty() ? List.of() : List.of(line.split(" ")));
  }

  private static RunArguments of(String config, boolean headless) {
    return new RunArguments(Path.of(config), headless, Optional.empty());
  }
}
