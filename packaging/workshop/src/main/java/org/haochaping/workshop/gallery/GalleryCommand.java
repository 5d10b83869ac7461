package org.haochaping.workshop.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.haochaping.terminal.screen.Look;
import org.haochaping.terminal.screen.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
  private static final List<List<Integer>> SIZES =
      List.of(
          List.of(1280, 800),
          List.of(1024, 600),
          List.of(800, 480),
          List.of(800, 1280),
          List.of(600, 1024),
          List.of(480, 800));

  @Parameters(
      paramLabel = "DIR",
      description = {"写到这个目录。", "The directory to write to."})
  private Path folder = Path.of("gallery");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(folder);
    int count = 0;
    Studio studio = Studio.open();
    for (List<Integer> size : SIZES) {
      for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
        Look plain = new Look(language, false, 1.0);
        count += write(studio, size, plain, Samples.all(), language.getLanguage());
        Look contrast = new Look(language, true, 1.0);
        View rate = Samples.all().getOrDefault("rate", new View.Idle());
        count +=
            write(
                studio,
                size,
                contrast,
                Map.of("rate", rate),
                language.getLanguage() + "-high-contrast");
      }
    }
    spec.commandLine()
        .getOut()
        .println(count + " 张图片 / pictures: " + folder.toAbsolutePath().normalize());
    spec.commandLine().getOut().flush();
    return 0;
  }

  private int write(
      Studio studio, List<Integer> size, Look look, Map<String, View> views, String ending)
      throws IOException {
    int width = size.get(0);
    int height = size.get(1);
    for (Map.Entry<String, View> each : views.entrySet()) {
      Path file =
          folder.resolve(each.getKey() + "-" + width + "x" + height + "-" + ending + ".png");
      studio.picture(each.getKey(), each.getValue(), look, width, height, file);
    }
    return views.size();
  }
}
