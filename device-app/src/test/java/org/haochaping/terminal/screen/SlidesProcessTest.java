package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.haochaping.terminal.pictures.PictureFileTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Slides as halls take them from a camera, in a terminal's small heap. */
@Timeout(240)
final class SlidesProcessTest {
  @TempDir Path folder;

  @Test
  void slides_twelvePhotosOfACamera_areAllShownInASmallHeap() throws Exception {
    Path photo = photo(folder.resolve("first.jpg"), 4_000, 3_000);
    Path slides = Files.createDirectory(folder.resolve("slides"));
    for (int i = 1; i <= 12; i++) {
      Files.copy(photo, slides.resolve(String.format("%02d.jpg", i)));
    }
    List<String> lines = run(slides, "-Xmx64m", 12);
    List<String> expected = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      expected.add(String.format("shown %d %02d.jpg", i, i));
    }
    assertThat(lines).containsSubsequence(expected);
    assertThat(lines).noneMatch(line -> line.contains("OutOfMemory"));
  }

  @Test
  void slides_brokenOrFarTooLarge_areLeftOutOfTheTurnWithALine() throws Exception {
    Path slides = Files.createDirectory(folder.resolve("slides"));
    Files.writeString(slides.resolve("01.jpg"), "no picture at all");
    photo(slides.resolve("02.jpg"), 800, 600);
    try (var large = Files.newOutputStream(slides.resolve("03.png"))) {
      large.write(PictureFileTest.png(30_000, 20_000));
    }
    List<String> lines = run(slides, "-Xmx64m", 1);
    assertThat(lines).containsOnlyOnce("shown 1 02.jpg");
    assertThat(lines)
        .anyMatch(line -> line.contains("picture not shown: slide 01.jpg: neither PNG nor JPEG"));
  }

  private static Path photo(Path file, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new java.awt.GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    ImageIO.write(image, "jpg", file.toFile());
    return file;
  }

  private static List<String> run(Path slides, String heap, int turns) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    heap,
                    "-Dfile.encoding=UTF-8",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SlidesChild.class.getName(),
                    slides.toString(),
                    String.valueOf(turns)))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      return reader.lines().toList();
    } finally {
      process.destroyForcibly();
    }
  }
}
