package org.haochaping.gateway.cases;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * The QR code of a link, level M, in whole modules, with the quiet zone of four modules that the
 * standard asks for (ISO/IEC 18004).
 */
public final class ReceiptPicture {
  private static final int QUIET = 4;

  private final ByteMatrix modules;

  private ReceiptPicture(ByteMatrix modules) {
    this.modules = modules;
  }

  /**
   * Makes the code.
   *
   * @param link at most {@link Receipts#MAX_LINK_BYTES} bytes
   */
  public static ReceiptPicture of(String link) {
    try {
      return new ReceiptPicture(
          Encoder.encode(
                  link, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
              .getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException("the link does not fit a QR code", e);
    }
  }

  /** How many modules a side has, quiet zone included. */
  public int modules() {
    return modules.getWidth() + 2 * QUIET;
  }

  /** Whether the module at a place is dark, counted from the quiet zone's upper left corner. */
  public boolean isDarkAt(int x, int y) {
    return isDark(x - QUIET, y - QUIET);
  }

  /** A picture in black and white, so many dots for each module. */
  public byte[] png(int dots) {
    int side = modules() * dots;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(x, y, isDark(x / dots - QUIET, y / dots - QUIET) ? 0 : 0xFFFFFF);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A drawing that scales; one unit is a module. */
  public String svg() {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      int x = 0;
      while (x < modules.getWidth()) {
        int from = x;
        while (isDark(x, y)) {
          x++;
        }
        if (x > from) {
          path.append("M%d %dh%dv1h-%dz".formatted(from + QUIET, y + QUIET, x - from, x - from));
        }
        x++;
      }
    }
    return ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\""
            + " shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/>"
            + "<path d=\"%2$s\"/></svg>")
        .formatted(modules(), path);
  }

  private boolean isDark(int x, int y) {
    return x >= 0
        && y >= 0
        && x < modules.getWidth()
        && y < modules.getHeight()
        && modules.get(x, y) == 1;
  }
}
