package org.haochaping.workshop.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.Ports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the terminal, and the archive of classes that it has made. */
class StartScriptTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path dir;

  @Test
  void start_firstSecondAndWithADamagedArchive_allRunAndTheSecondUsesTheArchive() throws Exception {
    Programs programs = Programs.in(Path.of(System.getProperty("hall.home")));
    Hall.setUp(programs, dir.resolve("hall"), Ports.free()).addTerminal("t1", 1, "");
    Path archive;
    try (Program first = start(programs, "first")) {
      first.awaitReady(PATIENCE);
      Awaitility.await().atMost(PATIENCE).until(() -> archive().isPresent());
      archive = archive().orElseThrow();
    }
    assertThat(dir.resolve("cache/log"))
        .content()
        .contains("way screen name=refused", "way screen name=offered", "way screen name=reasons");
    try (Program second = start(programs, "second")) {
      second.awaitReady(PATIENCE);
      assertThat(Files.readAllLines(Path.of("/proc/" + second.pid() + "/maps")))
          .anyMatch(line -> line.endsWith(archive.toString()));
    }
    assertThat(archive.toFile().setWritable(true)).isTrue();
    Files.write(archive, new byte[4096]);
    try (Program third = start(programs, "third")) {
      third.awaitReady(PATIENCE);
    }
  }

  private Program start(Programs programs, String name) {
    List<String> command =
        programs
            .terminal(
                "run", "--headless", "--config", dir.resolve("hall/t1/terminal.conf").toString())
            .stream()
            .map(
                word ->
                    word.startsWith("HAOCHAPING_CACHE=")
                        ? "HAOCHAPING_CACHE=" + dir.resolve("cache")
                        : word)
            .toList();
    return Program.start(name, command, Map.of(), dir.resolve(name + ".log"), way -> {});
  }

  private Optional<Path> archive() throws IOException {
    try (Stream<Path> files = Files.list(dir.resolve("cache"))) {
      return files.filter(file -> file.toString().endsWith(".jsa")).findFirst();
    }
  }
}
