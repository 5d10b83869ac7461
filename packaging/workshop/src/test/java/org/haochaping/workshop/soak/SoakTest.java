package org.haochaping.workshop.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.haochaping.workshop.process.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The terminal as a process, its gateway, and jcmd; {@code ./hall soak} does it for longer. */
class SoakTest {
  private static final long SESSIONS = 500;

  @TempDir Path dir;

  @Test
  void run_manySessions_leavesHeapHandlesAndThreadsFlat() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Programs programs = Programs.in(Path.of(System.getProperty("hall.home")));
    Flatness result =
        Soak.run(programs, dir, SESSIONS, new PrintStream(output, true, StandardCharsets.UTF_8));
    assertThat(result.sessions()).isEqualTo(SESSIONS);
    assertThat(result.flat()).as(result.line() + "\n" + output).isTrue();
  }

  @Test
  void kinds_inOneTestRun_areAllThere() {
    assertThat(LongStream.range(0, SESSIONS).mapToObj(SessionKind::of).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.copyOf(Arrays.asList(SessionKind.values())));
  }

  @Test
  void sessions_tooFew_isRefusedWithOneSentence() {
    PrintStream before = System.out;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    System.setOut(new PrintStream(output, true, StandardCharsets.UTF_8));
    try {
      assertThat(new CommandLine(new SoakCommand()).execute("--sessions", "10")).isEqualTo(1);
    } finally {
      System.setOut(before);
    }
    assertThat(output.toString(StandardCharsets.UTF_8)).contains("200");
  }
}
