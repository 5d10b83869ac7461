package org.haochaping.workshop.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;
import org.haochaping.workshop.hall.Folders;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.process.ProgramException;
import org.haochaping.workshop.process.Programs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hall chaos}: kills the programs while ratings come in, and counts at the city. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "在评价进行中随机强杀终端、网关和城市系统,最后在城市系统核对:不丢、不重、不多。",
      "Kill terminals, gateway and city at random while ratings come in, then count at the city:"
          + " nothing lost, nothing twice, nothing invented."
    })
public final class ChaosCommand implements Callable<Integer> {
  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "20",
      description = "强杀次数 / how many kills (default: ${DEFAULT-VALUE})")
  int kills;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "重放同一强杀计划 / replays the same kill plan (default: random, and printed)")
  @Nullable Long seed;

  @Option(
      names = "--terminals",
      paramLabel = "T",
      defaultValue = "1",
      description = "终端数量 / how many terminals (default: ${DEFAULT-VALUE})")
  int terminals;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "数据放在此处并保留 / keep the data here (default: a temporary folder)")
  @Nullable Path dir;

  @Override
  public Integer call() throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      Long chosen = seed;
      long planned = chosen == null ? new Random().nextInt(Integer.MAX_VALUE) : chosen;
      Path folder = folder();
      ChaosSettings settings = new ChaosSettings(kills, planned, terminals, folder);
      out.println("随机种子 / replay with: --seed " + planned + "  (" + folder + ")");
      Programs programs = Programs.in(Path.of(System.getProperty("hall.home", ".")));
      return report(Chaos.run(settings, programs, out), folder, out);
    } catch (IllegalArgumentException | HallException | ProgramException e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  private int report(ChaosResult result, Path folder, PrintStream out) {
    Verdict verdict = result.verdict();
    result.complaints().forEach(out::println);
    verdict.missing().forEach(projectNo -> out.println("未到达 missing: " + projectNo));
    verdict.twice().forEach(projectNo -> out.println("重复 twice: " + projectNo));
    verdict.invented().forEach(projectNo -> out.println("无中生有 invented: " + projectNo));
    if (!result.clean()) {
      out.println("现场保留于 / all is kept in: " + folder);
    } else if (dir == null) {
      Folders.delete(folder);
    }
    out.println(
        "按下后被强杀、未见致谢但已送达 / pressed, killed before the thanks, and at the city: "
            + verdict.unthanked().size());
    out.println(result.line());
    return result.clean() ? 0 : 1;
  }

  private Path folder() {
    try {
      Path chosen = dir;
      if (chosen == null) {
        return Files.createTempDirectory("haochaping-chaos-");
      }
      if (Files.exists(chosen.resolve("gateway.conf"))) {
        throw new HallException(
            "文件夹已有一个大厅,请换一个 / there is a hall in this folder already, choose another: " + chosen);
      }
      return Files.createDirectories(chosen).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
