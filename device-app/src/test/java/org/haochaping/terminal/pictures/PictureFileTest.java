package org.haochaping.terminal.pictures;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which pictures are decoded at all. */
public final class PictureFileTest {
  @TempDir Path folder;

  /** How a PNG of so many pixels begins. */
  public static byte[] png(int width, int height) {
    return ByteBuffer.allocate(24)
        .putLong(0x8950_4E47_0D0A_1A0AL)
        .putInt(13)
        .put("IHDR".getBytes(StandardCharsets.US_ASCII))
        .putInt(width)
        .putInt(height)
        .array();
  }

  /** How a JPEG of so many pixels begins, with a segment before its frame. */
  private static byte[] jpeg(int width, int height) {
    return ByteBuffer.allocate(19)
        .putInt(0xFFD8_FFE1)
        .putShort((short) 6)
        .putInt(0x4578_6966)
        .putShort((short) 0xFFC2)
        .putShort((short) 17)
        .put((byte) 8)
        .putShort((short) height)
        .putShort((short) width)
        .array();
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("picture"), bytes);
  }

  @Test
  void picture_ofUsualSize_isPassed() throws IOException {
    for (String form : new String[] {"png", "jpg"}) {
      Path file = folder.resolve("real." + form);
      BufferedImage image = new BufferedImage(1_920, 1_080, BufferedImage.TYPE_INT_RGB);
      ImageIO.write(image, form, file.toFile());
      assertThatCode(() -> PictureFile.check(file)).doesNotThrowAnyException();
    }
    Path camera = file(jpeg(6_000, 4_000));
    assertThatCode(() -> PictureFile.check(camera)).doesNotThrowAnyException();
  }

  @Test
  void picture_ofTooManyPixels_isRefusedWithTheirNumber() throws IOException {
    Path png = file(png(6_000, 4_000));
    assertThatThrownBy(() -> PictureFile.check(png)).hasMessageContaining("6000 x 4000 pixels");
    Path jpeg = file(jpeg(60_000, 60_000));
    assertThatThrownBy(() -> PictureFile.check(jpeg)).hasMessageContaining("60000 x 60000 pixels");
    Path endless = file(png(-1, -1));
    assertThatThrownBy(() -> PictureFile.check(endless)).hasMessageContaining("too large");
  }

  @Test
  void picture_ofTooManyBytes_isRefused() throws IOException {
    Path file = folder.resolve("large.jpg");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(200L << 20);
    }
    assertThatThrownBy(() -> PictureFile.check(file))
        .hasMessage("too large: 200 MiB, at most 32 MiB");
  }

  @Test
  void picture_thatIsNone_isRefusedWithTheReason() throws IOException {
    Path gone = folder.resolve("gone.png");
    assertThatThrownBy(() -> PictureFile.check(gone)).hasMessage("there is no such file");
    Path text = file("no picture at all".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> PictureFile.check(text)).hasMessage("neither PNG nor JPEG");
    Path cut = file(Arrays.copyOf(jpeg(640, 480), 12));
    assertThatThrownBy(() -> PictureFile.check(cut)).hasMessage("the file ends too early");
    Path empty = file(png(0, 0));
    assertThatThrownBy(() -> PictureFile.check(empty)).hasMessage("damaged: no pixels");
  }

  @Test
  void picture_thatCantBeRead_isRefusedWithoutItsName() throws IOException {
    Path loop = folder.resolve("A012.jpg");
    Files.createSymbolicLink(loop, loop);
    assertThatThrownBy(() -> PictureFile.check(loop))
        .hasMessageStartingWith("it can't be read")
        .hasMessageNotContaining("A012");
  }

  @Property(tries = 300)
  void anyBytes_arePassedOrRefused_neverAnythingElse(@ForAll byte[] bytes) throws IOException {
    Path file = Files.createTempFile("picture", "");
    byte[] begun = new byte[bytes.length + 2];
    begun[0] = (byte) 0xFF;
    begun[1] = (byte) 0xD8;
    System.arraycopy(bytes, 0, begun, 2, bytes.length);
    Files.write(file, begun);
    try {
      PictureFile.check(file);
    } catch (IOException e) {
      return; // refused
    } finally {
      Files.delete(file);
    }
  }
}
