package org.haochaping.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a PDF as somebody else would: with Debian's poppler-utils. */
final class Poppler {
  private Poppler() {}

  /** The text of each page, laid out as it stands there. */
  static List<String> pages(Path pdf) throws IOException, InterruptedException {
    String text = run("pdftotext", "-layout", pdf.toString(), "-");
    return List.of(text.split("\f", -1)).stream().filter(page -> !page.isBlank()).toList();
  }

  static String run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(words));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new AssertionError("this test needs Debian's poppler-utils: run ./hall test", e);
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(command + said).isZero();
    return said;
  }
}
