package org.haochaping.terminal.screen;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A QR code that phones read: whole pixels a module, a quiet zone of four, level M. */
final class QrPicture {
  private static final Logger LOG = LoggerFactory.getLogger(QrPicture.class);

  private static final int QUIET_ZONE = 4;
  private static final int LEAST_PIXELS = 2;

  private static final Map<EncodeHintType, Object> HINTS =
      Map.of(
          EncodeHintType.MARGIN,
          QUIET_ZONE,
          EncodeHintType.ERROR_CORRECTION,
          ErrorCorrectionLevel.M,
          EncodeHintType.CHARACTER_SET,
          "UTF-8");

  private QrPicture() {}

  /**
   * Draws a link.
   *
   * @param room about how wide it may be, in pixels; a long link takes more rather than modules too
   *     small for a phone
   * @return empty where the text is longer than any code holds
   */
  static Optional<ImageView> of(String link, double room) {
    BitMatrix modules;
    try {
      modules = new QRCodeWriter().encode(link, BarcodeFormat.QR_CODE, 0, 0, HINTS);
    } catch (WriterException | IllegalArgumentException e) {
      // The text itself may say whose case it is.
      LOG.warn("no QR code can hold the link, characters={}", link.length());
      return Optional.empty();
    }
    int size = modules.getWidth();
    int module = (int) Math.max(LEAST_PIXELS, Math.floor(room / size));
    // Drawn in its final size: the software pipeline blurs what it scales, smooth or not.
    WritableImage image = new WritableImage(size * module, size * module);
    for (int x = 0; x < size * module; x++) {
      for (int y = 0; y < size * module; y++) {
        boolean dark = modules.get(x / module, y / module);
        image.getPixelWriter().setColor(x, y, dark ? Color.BLACK : Color.WHITE);
      }
    }
    ImageView view = new ImageView(image);
    view.setFitWidth(size * module);
    view.setFitHeight(size * module);
    view.setSmooth(false);
    view.setId("phone-code");
    return Optional.of(view);
  }
}
