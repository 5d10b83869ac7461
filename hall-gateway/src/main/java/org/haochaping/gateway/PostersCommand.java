package org.haochaping.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.haochaping.gateway.fonts.HallType;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.posters.Poster;
import org.haochaping.gateway.posters.PosterException;
import org.haochaping.gateway.posters.PosterSheets;
import org.haochaping.gateway.terminals.HallWindows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "posters",
    mixinStandardHelpOptions = true,
    description = {
      "制作窗口评价码海报(A5,PDF):每个窗口一份,另有合订一份。",
      "Makes the window posters (A5, PDF): window-N.pdf for each window, and all-windows.pdf. Their"
          + " code leads to phone.public-address."
    })
final class PostersCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "输出目录。%nWhere to put them.")
  private Path out = Path.of(".");

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "只做这些窗口,可多次给出。%nOnly these windows; may be repeated.")
  private List<Integer> only = new ArrayList<>();

  @Mixin private ConfigOption option = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    GatewayConfig config = option.load();
    String address =
        PhoneConfig.publicAddress(config.all())
            .orElseThrow(
                () ->
                    new TroubleException(
                        "请先设置 / set phone.public-address first: it is what the code leads to"));
    List<Poster> posters =
        windows(config).stream().map(window -> poster(config, window, address)).toList();
    PosterSheets sheets = new PosterSheets(HallType.load());
    PrintWriter printed = spec.commandLine().getOut();
    try {
      Files.createDirectories(out);
      for (Poster poster : posters) {
        write(sheets, "window-" + poster.window() + ".pdf", List.of(poster), printed);
      }
      if (only.isEmpty()) {
        write(sheets, "all-windows.pdf", posters, printed);
      }
    } catch (IOException | PosterException e) {
      throw new TroubleException("海报没有做成 / no poster: " + e.getMessage(), e);
    }
    return 0;
  }

  private SortedSet<Integer> windows(GatewayConfig config) {
    SortedSet<Integer> known;
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      known = new HallWindows(ledger, config.settings().windows()).all();
    }
    if (known.isEmpty()) {
      throw new TroubleException("没有窗口 / no window is known: list them in settings.windows");
    }
    for (int window : only) {
      if (!known.contains(window)) {
        throw new TroubleException(
            "没有 %d 号窗口 / there is no window %d, and its code would lead nowhere: list it in settings.windows"
                .formatted(window, window));
      }
    }
    return only.isEmpty() ? known : new TreeSet<>(only);
  }

  private static Poster poster(GatewayConfig config, int window, String address) {
    return new Poster(
        config.hall().name(),
        window,
        config.settings().of(window).department(),
        address + "/w/" + window);
  }

  private void write(PosterSheets sheets, String name, List<Poster> posters, PrintWriter printed)
      throws IOException {
    Path file = out.resolve(name);
    try (OutputStream pdf = Files.newOutputStream(file)) {
      sheets.write(pdf, posters);
    }
    printed.println(file);
  }
}
