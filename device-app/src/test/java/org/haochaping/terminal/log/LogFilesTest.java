package org.haochaping.terminal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The log of a program of its own, by the terminal's own settings. */
final class LogFilesTest {
  private static final int MIB = 1 << 20;

  @TempDir Path folder;

  @Test
  void folder_named_holdsTheLogAsWellAndStaysBounded() throws Exception {
    String said = run(folder.toString(), "12");
    assertThat(said).contains("line 0 ");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).allMatch(LogFilesTest::isBounded).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void folder_writtenToForever_holdsFiftyMegabytesInAll() throws Exception {
    run(folder.toString(), "80");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.mapToLong(file -> file.toFile().length()).sum())
          .isBetween(20L * MIB, 50_000_000L);
    }
  }

  @Test
  void folder_notNamed_nothingIsWritten() throws Exception {
    assertThat(run("", "1")).contains("line 0 ").doesNotContain("log-files");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void process_toldToStop_saysItsLastWords() throws Exception {
    assertThat(run(folder.toString(), "0")).contains("Child last words");
    assertThat(folder.resolve("terminal-0.log")).content().contains("Child last words");
  }

  @Test
  void file_ofAProcessThatWasKilled_isWrittenOn() throws Exception {
    Files.writeString(folder.resolve("terminal-0.log"), "before\n");
    Files.createFile(folder.resolve("terminal-0.log.lck"));
    run(folder.toString(), "0");
    assertThat(folder.resolve("terminal-0.log"))
        .content()
        .startsWith("before\n")
        .contains("last words");
  }

  @Test
  void folder_notToBeWrittenTo_isToldAndTheProgramGoesOn() throws Exception {
    Files.createDirectory(folder.resolve("terminal-0.log"));
    assertThat(run(folder.toString(), "0")).contains("no log files in").contains("last words");
  }

  private static boolean isBounded(Path file) {
    return file.toFile().length() < 6 * MIB;
  }

  private String run(String logDir, String... arguments) throws Exception {
    Path out = Files.createTempFile("log-files-test", ".out");
    ProcessBuilder child =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName());
    child.command().addAll(List.of(arguments));
    child.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(out.toFile());
    child.environment().remove("HAOCHAPING_LOG_DIR");
    if (!logDir.isEmpty()) {
      child.environment().put("HAOCHAPING_LOG_DIR", logDir);
    }
    try {
      Process process = child.start();
      assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      return Files.readString(out, StandardCharsets.UTF_8);
    } finally {
      Files.delete(out);
    }
  }

  /** Writes so many megabytes. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      LogSetup.choose();
      LogSetup.begin();
      String much = "x".repeat(1_000);
      for (int i = 0; i < Integer.parseInt(args[0]) * 1_000; i++) {
        LoggerFactory.getLogger(Child.class).info("line {} {}", i, much);
      }
      // What Java does as soon as a process is told to stop.
      LogManager.getLogManager().reset();
      LoggerFactory.getLogger(Child.class).info("last words");
    }
  }
}
