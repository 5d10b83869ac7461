package org.haochaping.terminal.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
      String much = "x".repeat(1_000);
      for (int i = 0; i < Integer.parseInt(args[0]) * 1_000; i++) {
        LoggerFactory.getLogger(Child.class).info("line {} {}", i, much);
      }
      // Waits for what logback does in the background.
      ((ch.qos.logback.classic.LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }
  }
}
