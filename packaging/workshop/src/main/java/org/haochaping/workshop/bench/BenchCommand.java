package org.haochaping.workshop.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./hall bench}. A figure that falls short is no failure; one that can't be taken is. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "测速:每项数值与同一次运行的基准并列,完整运行十余分钟。",
      "Benchmarks: each figure beside its baseline from the same run; ten minutes or more in full."
    })
public final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = {"另写 JSON 文件。", "Also write the figures as JSON."})
  private Optional<Path> json = Optional.empty();

  @Option(
      names = "--only",
      paramLabel = "ID",
      description = {"只测这一项(可重复)。", "Measure this figure alone; may be repeated."})
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--quick",
      description = {"缩短全部测量,数值较粗。", "Shorten all; the figures are rougher."})
  private boolean quick;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<FigureId> wanted = wanted();
    PrintWriter progress = spec.commandLine().getErr();
    List<Row> rows = new ArrayList<>();
    boolean complete = true;
    Path home = Path.of(System.getProperty("hall.home", "."));
    try (Workbench bench = new Workbench(home, quick, progress)) {
      for (Figure figure : Figures.all(bench)) {
        if (wanted.contains(figure.id())) {
          try {
            rows.add(new Row(figure.id(), figure.measure()));
          } catch (RuntimeException e) {
            progress.println(figure.id().word() + ": 测不了 / can't be measured: " + e.getMessage());
            complete = false;
          }
        }
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(Table.of(rows));
    out.flush();
    json.ifPresent(file -> JsonReport.write(file, rows));
    return complete ? 0 : 1;
  }

  private List<FigureId> wanted() {
    if (only.isEmpty()) {
      return List.of(FigureId.values());
    }
    List<FigureId> wanted = new ArrayList<>();
    for (String word : only) {
      wanted.add(
          FigureId.of(word)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(),
                          "没有这一项 / no figure " + word + "; there are: " + words())));
    }
    return wanted;
  }

  private static String words() {
    return Arrays.stream(FigureId.values()).map(FigureId::word).collect(Collectors.joining(", "));
  }
}
