package org.haochaping.workshop.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import org.haochaping.terminal.screen.Look;
import org.haochaping.terminal.screen.SideTexts;
import org.haochaping.terminal.screen.Texts;
import org.haochaping.terminal.screen.View;
import org.haochaping.terminal.screen.Voice;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen in every state and look at every size, as it is laid out in a real scene. */
final class GalleryTest {
  private static Studio studio;

  @BeforeAll
  static void openStudio() {
    studio = Studio.open();
  }

  static Stream<Arguments> looks() {
    List<Arguments> all = new ArrayList<>();
    for (Size size : Size.ALL) {
      for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
        all.add(Arguments.of(size, new Look(language, false, 1.0)));
        all.add(Arguments.of(size, new Look(language, true, 1.0)));
        all.add(Arguments.of(size, new Look(language, false, 1.6)));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyScreen_inThisLook_isReadableApartAndWithinReachAndItsCodeScans(Size size, Look look) {
    List<String> findings = new ArrayList<>();
    try (Sitting sitting = studio.sit(new Voice(look, Texts.shipped()), size)) {
      for (Sample sample : Samples.all()) {
        for (String finding : sitting.shown(sample, scene -> findings(sample, scene))) {
          findings.add(sample.name() + ": " + finding);
        }
      }
    }
    assertThat(findings).as(size + " " + look).isEmpty();
  }

  static List<Size> sizes() {
    return Size.ALL;
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void everyScreen_withMongolianAtItsSide_isReadableApartAndWithinReach(Size size) {
    // Words for their shapes and lengths only.
    SideTexts words =
        SideTexts.of(
            Map.ofEntries(
                Map.entry("idle.title", "ᠮᠣᠩᠭᠣᠯ ᠰᠠᠢᠨ ᠮᠣᠩᠭᠣᠯ"),
                Map.entry("idle.subtitle", "ᠮᠣᠩᠭᠣᠯ {0} ᠨᠠᠷᠠᠨ ᠰᠠᠢᠨ ᠨᠠᠷᠠᠨ"),
                Map.entry("rate.title", "ᠮᠣᠩᠭᠣᠯ ᠰᠠᠢᠨ ᠨᠠᠷᠠᠨ"),
                Map.entry("rate.window", "ᠮᠣᠩᠭᠣᠯ ᠰᠠᠢᠨ ᠨᠠᠷᠠᠨ ᠮᠣᠩᠭᠣᠯ ᠰᠠᠢᠨ"),
                Map.entry("level.very-satisfied", "ᠮᠣᠩᠭᠣᠯ ᠰᠠᠢᠨ"),
                Map.entry("level.satisfied", "ᠰᠠᠢᠨ"),
                Map.entry("level.basically-satisfied", "ᠨᠠᠷᠠᠨ ᠰᠠᠢᠨ"),
                Map.entry("level.dissatisfied", "ᠨᠠᠷᠠᠨ"),
                Map.entry("level.very-dissatisfied", "ᠮᠣᠩᠭᠣᠯ ᠨᠠᠷᠠᠨ"),
                Map.entry("reasons.title", "ᠨᠠᠷᠠᠨ ᠮᠣᠩᠭᠣᠯ"),
                Map.entry("thanks.title", "ᠰᠠᠢᠨ ᠨᠠᠷᠠᠨ ᠮᠣᠩᠭᠣᠯ"),
                Map.entry("refused.expired", "ᠮᠣᠩᠭᠣᠯ ᠨᠠᠷᠠᠨ")));
    List<String> findings = new ArrayList<>();
    try (Sitting sitting = studio.sit(new Voice(Look.USUAL, Texts.shipped(), words), size)) {
      for (Sample sample : Samples.all()) {
        for (String finding : sitting.shown(sample, scene -> findings(sample, scene))) {
          findings.add(sample.name() + ": " + finding);
        }
      }
    }
    assertThat(findings).as(size + " with Mongolian").isEmpty();
  }

  private static List<String> findings(Sample sample, Scene scene) {
    List<String> findings = LaidOut.findings(scene);
    if (sample.view() instanceof View.Rate rate
        && !rate.subject().link().equals(decoded(Picture.of(scene)))) {
      findings.add("a phone does not read the code");
    }
    return findings;
  }

  private static Optional<String> decoded(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, new int[width * height], 0, width);
    RGBLuminanceSource source = new RGBLuminanceSource(width, height, pixels);
    BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(source));
    try {
      Map<DecodeHintType, Boolean> patiently = Map.of(DecodeHintType.TRY_HARDER, true);
      return Optional.of(new QRCodeReader().decode(bitmap, patiently).getText());
    } catch (ReaderException e) {
      return Optional.empty();
    }
  }
}
