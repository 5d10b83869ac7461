package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Traditional Mongolian as the screen draws it, compared with HarfBuzz's own program ({@code
 * hb-view}, from Debian's libharfbuzz-bin). The words are in the order mongol, mongol-un (NNBSP),
 * qar-a (MVS), sain, naran, naran with FVS1.
 */
@ExtendWith(ApplicationExtension.class)
final class MongolianTest {
  private static final int SIZE = 96;
  private static final double LIKE = 0.85;
  private static final double SAME_SHAPE = 0.03;

  @TempDir Path folder;

  @BeforeEach
  void loadFonts() {
    onFx(
        () -> {
          Fonts.load();
          Fonts.loadMongolian();
          return true;
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u182e\u1823\u1829\u182d\u1823\u182f",
        "\u182e\u1823\u1829\u182d\u1823\u182f\u202f\u1824\u1828",
        "\u182c\u1820\u1837\u180e\u1820",
        "\u1830\u1820\u1822\u1828",
        "\u1828\u1820\u1837\u1820\u1828",
        "\u1828\u1820\u1837\u1820\u1828\u180b"
      })
  void word_onTheScreen_isAsHarfBuzzDrawsIt(String word) throws Exception {
    Ink harfBuzz = harfBuzz(word).turned();
    Ink screen = drawn("mongolian", () -> MongolianColumns.of(word, SIZE, 12, 10_000));
    assertThat(screen.shape())
        .isBetween(harfBuzz.shape() * (1 - SAME_SHAPE), harfBuzz.shape() * (1 + SAME_SHAPE));
    assertThat(harfBuzz.likeness(screen)).as("likeness").isGreaterThan(LIKE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u182e\u1823\u1829\u182d\u1823\u182f",
        "\u182c\u1820\u1837\u180e\u1820",
        "\u1828\u1820\u1837\u1820\u1828\u180b"
      })
  void word_withoutTheNonJoiner_isNotAsHarfBuzzDrawsIt(String word) throws Exception {
    Ink screen =
        drawn(
            "mongolian-unshaped",
            () -> {
              Text text = new Text(word);
              text.setFont(Font.font(MongolianColumns.FAMILY, SIZE));
              return new Group(text);
            });
    assertThat(harfBuzz(word).likeness(screen)).as("likeness").isLessThan(LIKE - 0.15);
  }

  @Test
  void sentence_longerThanAColumn_goesOnAtTheRight() {
    String word = "\u182e\u1823\u1829\u182d\u1823\u182f";
    HBox columns = onFx(() -> MongolianColumns.of(String.join(" ", word, word, word), 40, 12, 160));
    assertThat(columns.getChildren()).hasSize(3);
    assertThat(columns.prefHeight(-1)).isLessThanOrEqualTo(160);
  }

  @Test
  void word_longerThanAColumn_isSetSmallerAndNeverBroken() {
    String word = "\u182e\u1823\u1829\u182d\u1823\u182f";
    HBox columns = onFx(() -> MongolianColumns.of(word, 40, 12, 60));
    assertThat(columns.getChildren()).hasSize(1);
    assertThat(columns.prefHeight(-1)).isLessThanOrEqualTo(60);
  }

  private static Ink drawn(String name, Callable<Parent> drawing) {
    return onFx(() -> Ink.of(Snapshots.take(new Scene(drawing.call()), name)));
  }

  private Ink harfBuzz(String word) throws IOException, InterruptedException {
    Path font = folder.resolve("mongolian.ttf");
    try (InputStream ttf = Fonts.class.getResourceAsStream("NotoSansMongolian-Regular.ttf")) {
      Files.copy(ttf, font, StandardCopyOption.REPLACE_EXISTING);
    }
    Path picture = folder.resolve("harfbuzz.png");
    String characters =
        word.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining(","));
    Process hbView =
        new ProcessBuilder(
                List.of(
                    "hb-view",
                    "--font-file=" + font,
                    "--font-size=" + SIZE,
                    "--unicodes=" + characters,
                    "--output-format=png",
                    "--output-file=" + picture))
            .redirectErrorStream(true)
            .start();
    String said = new String(hbView.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(hbView.waitFor()).as("hb-view: " + said).isZero();
    BufferedImage png = ImageIO.read(picture.toFile());
    return Ink.of(png);
  }

  private static <T> T onFx(Callable<T> work) {
    try {
      return WaitForAsyncUtils.asyncFx(work).get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
