package org.haochaping.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a receipt's code holds, and how well it stands dirt. */
class ReceiptPictureTest {
  /** As long as gateway.conf says that a code prints best with: 19 bytes. */
  private static final String SHORT_LINK = "https://a.gov.cn/r/";

  @Test
  void RECEIPT_CODE_withAShortLink_isAtMost150BytesWhateverItNames() throws Exception {
    for (int batch : new int[] {1, 255}) {
      String link = link(batch, 65_535);
      assertThat(link.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(150);
      assertThat(read(ReceiptPicture.of(link).png(6)).getText()).isEqualTo(link);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 20})
  void RECEIPT_CODE_png_isOfErrorCorrectionLevelM(int dots) throws Exception {
    Result read = read(ReceiptPicture.of(link(1, 3)).png(dots));
    assertThat(read.getResultMetadata())
        .containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "M");
  }

  private static String link(int batch, int window) throws Exception {
    Receipts receipts =
        new Receipts(
            4_294_967_295L,
            Receipts.checkedPrefix(SHORT_LINK),
            Duration.ofDays(7),
            KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate(),
            Clock.fixed(Instant.parse("2026-11-26T02:00:00Z"), ZoneOffset.UTC));
    return receipts.issue("AAAAAAAAAAAAAAAA", window, batch, (1L << 48) - 1).link();
  }

  private static Result read(byte[] png) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int[] dots = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(
                new HybridBinarizer(
                    new RGBLuminanceSource(image.getWidth(), image.getHeight(), dots))),
            Map.of(DecodeHintType.TRY_HARDER, true));
  }
}
