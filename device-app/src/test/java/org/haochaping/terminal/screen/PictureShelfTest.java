package org.haochaping.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.haochaping.terminal.log.HeardLog;
import org.haochaping.terminal.pictures.PictureReader;
import org.haochaping.terminal.pictures.Wanted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The hall's pictures in memory, as their files come, change and go. */
@ExtendWith(ApplicationExtension.class)
final class PictureShelfTest {
  @TempDir Path folder;
  private final AtomicInteger news = new AtomicInteger();
  private final PictureShelf shelf = new PictureShelf(news::incrementAndGet);

  @AfterEach
  void close() {
    shelf.close();
  }

  @Test
  void picture_fetchedAgain_isTheSameUntilItsFileIsAnother() throws IOException {
    Wanted wanted = wanted(picture("a.png", 400, 200), 100);
    assertThat(find(wanted)).isEmpty();
    fetch(wanted);
    Image first = find(wanted).orElseThrow();
    assertThat(first.getWidth()).isEqualTo(100);
    assertThat(first.getHeight()).isEqualTo(50);
    fetch(wanted);
    assertThat(news).hasValue(1);
    assertThat(find(wanted)).containsSame(first);
    picture("a.png", 100, 400);
    fetch(wanted);
    assertThat(find(wanted).orElseThrow().getHeight()).isEqualTo(100);
  }

  @Test
  void picture_broken_isSaidOnceWithoutItsNumberAndTakenOnceItIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("NM-1207.jpg"), "no picture");
    Wanted wanted = new Wanted(file.toUri(), 100, 100, "the photo of the clerk on duty");
    try (HeardLog log = HeardLog.of(PictureReader.class.getName(), Level.WARNING)) {
      fetch(wanted);
      fetch(wanted);
      assertThat(onFx(() -> shelf.isBroken(wanted))).isTrue();
      assertThat(log.messages())
          .singleElement()
          .asString()
          .contains("picture not shown: the photo of the clerk on duty")
          .doesNotContain("NM-1207");
    }
    Files.copy(
        picture("good.png", 80, 80), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    fetch(wanted);
    assertThat(onFx(() -> shelf.isBroken(wanted))).isFalse();
    assertThat(find(wanted)).isPresent();
  }

  @Test
  void pictures_many_leaveTheOldestOnesNoRoom() throws IOException {
    Path file = picture("large.png", 1_500, 1_500);
    for (int size = 1_401; size <= 1_406; size++) {
      fetch(wanted(file, size));
    }
    assertThat(find(wanted(file, 1_401))).isEmpty();
    assertThat(find(wanted(file, 1_406))).isPresent();
  }

  private Path picture(String name, int width, int height) throws IOException {
    Path file = folder.resolve(name);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static Wanted wanted(Path file, int size) {
    return new Wanted(file.toUri(), size, size, "slide " + file.getFileName());
  }

  private Optional<Image> find(Wanted wanted) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, () -> shelf.find(wanted));
  }

  /** Returns once it was looked at. */
  private void fetch(Wanted wanted) {
    WaitForAsyncUtils.waitForAsyncFx(60_000, () -> shelf.fetch(wanted));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> onFx(() -> !shelf.isUnderWay(wanted)));
  }

  private static boolean onFx(BooleanSupplier work) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work::getAsBoolean);
  }
}
