package org.haochaping.workshop.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fuzzes each decoder with Jazzer, a JVM of its own each, for a few seconds; {@code
 * -Dfuzz.seconds=600} for longer. Jazzer's own JUnit engine fuzzes one test a run and skips the
 * others, and nothing may be skipped here.
 */
class DecoderFuzzTest {
  private static final String SECONDS = System.getProperty("fuzz.seconds", "4");
  private static final Pattern DONE = Pattern.compile("Done ([0-9]+) runs");

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.haochaping.workshop.fuzz.FuzzTargets$Batch",
        "org.haochaping.workshop.fuzz.FuzzTargets$Body",
        "org.haochaping.workshop.fuzz.FuzzTargets$StoredAnswer",
        "org.haochaping.workshop.fuzz.FuzzTargets$State",
        "org.haochaping.workshop.fuzz.FuzzTargets$Settings",
        "org.haochaping.workshop.fuzz.FuzzTargets$Invite",
        "org.haochaping.workshop.fuzz.FuzzTargets$Health",
        "org.haochaping.workshop.fuzz.FuzzTargets$CaseQuestions",
        "org.haochaping.workshop.fuzz.FuzzTargets$CaseAnswers",
        "org.haochaping.workshop.fuzz.FuzzTargets$Receipt",
        "org.haochaping.workshop.fuzz.FuzzTargets$Feed",
        "org.haochaping.workshop.fuzz.FuzzTargets$FeedAnswer",
        "org.haochaping.terminal.keypad.KeypadFuzzTarget",
        "org.haochaping.terminal.scanner.ScannerFuzzTarget"
      })
  void decoder_whateverComesIn_refusesOrDecodes(String target) throws Exception {
    Path log = dir.resolve("log");
    Files.createDirectories(dir.resolve("corpus"));
    seed(target);
    Process jazzer =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx512m",
                    "-cp",
                    classPath(),
                    "com.code_intelligence.jazzer.Jazzer",
                    "--target_class=" + target,
                    "--instrumentation_includes=org.haochaping.**",
                    "--reproducer_path=" + dir,
                    "-max_total_time=" + SECONDS,
                    "-max_len=4096",
                    dir.resolve("corpus").toString()))
            .directory(dir.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    int code = jazzer.waitFor();
    String output = Files.readString(log);
    assertThat(code).as(output).isZero();
    Matcher done = DONE.matcher(output);
    assertThat(done.find()).as(output).isTrue();
    assertThat(Long.parseLong(done.group(1))).as(output).isGreaterThan(1_000);
  }

  /** A good value of each kind, for the fuzzer to begin from: the vectors of docs/protocol.md. */
  private void seed(String target) throws IOException {
    Path page = Path.of(System.getProperty("hall.home")).resolve("docs/protocol.md");
    Matcher vectors =
        Pattern.compile("```[a-z]+ vector=[^\\n]*\\n(.*?)\\n```", Pattern.DOTALL)
            .matcher(Files.readString(page));
    int count = 0;
    while (vectors.find()) {
      Files.writeString(dir.resolve("corpus").resolve("seed-" + count++), vectors.group(1));
    }
    assertThat(count).as("vectors to begin %s from", target).isPositive();
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
