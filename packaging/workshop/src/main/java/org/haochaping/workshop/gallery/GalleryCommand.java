package org.haochaping.workshop.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.haochaping.terminal.screen.Look;
import org.haochaping.terminal.screen.SideTexts;
import org.haochaping.terminal.screen.TextFile;
import org.haochaping.terminal.screen.Texts;
import org.haochaping.terminal.screen.Voice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./hall gallery}. */
@Command(
    name = "gallery",
    mixinStandardHelpOptions = true,
    description = {
      "画廊:把终端的每个画面按六种尺寸、两种语言写成 PNG。",
      "Gallery: each of the terminal's screens as PNG, at six sizes and in two languages."
    })
public final class GalleryCommand implements Callable<Integer> {
  /** The screens that are drawn in high contrast and with the largest text as well. */
  private static final Set<String> IN_EVERY_LOOK = Set.of("idle-clerk", "rate", "reasons-bad");

  /**
   * Those that are so at the largest and the smallest upright size, for which texts are hardest.
   */
  private static final Set<String> IN_EVERY_LOOK_AT_TWO_SIZES =
      Set.of(
          "idle-begin",
          "rate-long",
          "reasons",
          "thanks",
          "thanks-call-back",
          "refused-expired",
          "out-of-service");

  private static final Set<Size> THE_TWO = Set.of(new Size(1280, 800), new Size(480, 800));

  @Parameters(
      paramLabel = "DIR",
      description = {"写到这个目录。", "The directory to write to."})
  private Path folder = Path.of("gallery");

  @Option(
      names = "--mongolian",
      paramLabel = "FILE",
      description = {
        "大厅的蒙古文文案:另画带蒙古文竖排的画面。",
        "A hall's own words in Mongolian: draws the screens with them at the side as well."
      })
  private Optional<Path> mongolian = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(folder);
    int count = 0;
    Studio studio = Studio.open();
    Optional<SideTexts> side = sideTexts();
    for (Size size : Size.ALL) {
      List<Sample> few = inEveryLook(size);
      for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
        String word = language.getLanguage();
        count += write(studio, size, new Look(language, false, 1.0), Samples.all(), word);
        count += write(studio, size, new Look(language, true, 1.0), few, word + "-high-contrast");
        count += write(studio, size, new Look(language, false, 1.6), few, word + "-large-text");
      }
      if (side.isPresent()) {
        Voice voice = new Voice(Look.USUAL, Texts.shipped(), side.get());
        count += write(studio, size, voice, Samples.all(), "mongolian");
      }
    }
    spec.commandLine()
        .getOut()
        .println(count + " 张图片 / pictures: " + folder.toAbsolutePath().normalize());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private static List<Sample> inEveryLook(Size size) {
    return Samples.all().stream()
        .filter(
            sample ->
                IN_EVERY_LOOK.contains(sample.name())
                    || (THE_TWO.contains(size)
                        && IN_EVERY_LOOK_AT_TWO_SIZES.contains(sample.name())))
        .toList();
  }

  private Optional<SideTexts> sideTexts() throws IOException {
    return mongolian.isEmpty()
        ? Optional.empty()
        : Optional.of(
            SideTexts.of(
                TextFile.read(mongolian.get().toString(), Files.readAllBytes(mongolian.get()))));
  }

  private int write(Studio studio, Size size, Look look, List<Sample> samples, String ending)
      throws IOException {
    return write(studio, size, new Voice(look, Texts.shipped()), samples, ending);
  }

  private int write(Studio studio, Size size, Voice voice, List<Sample> samples, String ending)
      throws IOException {
    try (Sitting sitting = studio.sit(voice, size)) {
      for (Sample each : samples) {
        Path file = folder.resolve(each.name() + "-" + size + "-" + ending + ".png");
        ImageIO.write(sitting.shown(each, Picture::of), "png", file.toFile());
      }
    }
    return samples.size();
  }
}
