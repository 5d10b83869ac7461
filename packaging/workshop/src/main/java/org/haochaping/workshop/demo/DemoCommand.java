package org.haochaping.workshop.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.hall.Ports;
import org.haochaping.workshop.process.ProgramException;
import org.haochaping.workshop.process.Programs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./hall demo}: a whole hall on this machine, to try by hand or played from a file. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "在本机运行一个完整的大厅:网关、城市参考系统和窗口终端。",
      "Run a whole hall on this machine: gateway, reference city system and terminals."
    })
public final class DemoCommand implements Callable<Integer> {
  @Option(
      names = "--terminals",
      paramLabel = "N",
      defaultValue = "1",
      description = "终端数量 / how many terminals (default: ${DEFAULT-VALUE})")
  int terminals;

  @Option(
      names = "--play",
      paramLabel = "FILE",
      description = "播放按键与扫码文件 / play keypad frames and scanner lines from a file")
  @Nullable Path play;

  @Option(
      names = "--tour",
      description = {
        "演示全流程:受理、回执、差评、回访、默认评价、上报、公示 / walk through all of it: a case accepted, its receipt,",
        "a bad rating, its follow-up, a level by default, the city's copy, the public page"
      })
  boolean tour;

  @Option(
      names = "--headless",
      description = "即使有显示器也不开窗口 / no windows even where there is a display")
  boolean headless;

  @Option(
      names = "--mqtt-port",
      paramLabel = "PORT",
      defaultValue = "18883",
      description = "网关的 MQTT 端口 / the gateway's MQTT port (default: ${DEFAULT-VALUE})")
  int mqttPort;

  @Option(
      names = "--city-port",
      paramLabel = "PORT",
      defaultValue = "18080",
      description = "城市参考系统的端口 / the reference city's port (default: ${DEFAULT-VALUE})")
  int cityPort;

  @Option(
      names = "--results-port",
      paramLabel = "PORT",
      defaultValue = "18490",
      description = "公示页的端口 / the public results' port (default: ${DEFAULT-VALUE})")
  int resultsPort;

  @Option(
      names = "--phone-port",
      paramLabel = "PORT",
      defaultValue = "18481",
      description = "手机评价页的端口 / the port of the page for phones (default: ${DEFAULT-VALUE})")
  int phonePort;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "数据放在此处并保留 / keep the data here (default: a temporary folder)")
  @Nullable Path dir;

  @Override
  public Integer call() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      Optional<PlayScript> script = Optional.ofNullable(play).map(PlayScript::read);
      if (terminals < 1 || terminals > 20) {
        throw new HallException("--terminals: 1 到 20 / 1 to 20");
      }
      Ports ports = new Ports(mqttPort, cityPort);
      ports.requireFree();
      if (tour && (play != null || terminals != 1)) {
        throw new HallException("--tour: 不能与 --play、--terminals 同用 / goes with neither of them");
      }
      Programs programs = Programs.in(Path.of(System.getProperty("hall.home", ".")));
      Path folder = folder();
      boolean windows = !headless && System.getenv().getOrDefault("DISPLAY", "").length() > 0;
      out.println("正在准备大厅 / setting up a hall in " + folder + " ...");
      Hall hall = Hall.setUp(programs, folder, ports);
      try (RunningHall running = RunningHall.start(hall, plan(script, windows), out)) {
        if (tour) {
          return running.tour(System.in);
        }
        return script.isPresent() ? running.play(script.get()) : running.byHand(System.in);
      }
    } catch (HallException | PlayException | ProgramException e) {
      out.println(e.getMessage());
      return 1;
    }
  }

  private Plan plan(Optional<PlayScript> script, boolean windows) {
    if (script.isPresent()) {
      return Plan.of(script.get(), terminals, windows);
    }
    WebPorts ports = new WebPorts(resultsPort, phonePort);
    ports.requireFree();
    return tour ? Plan.tour(ports, windows) : Plan.byHand(terminals, ports, windows);
  }

  private Path folder() {
    try {
      Path chosen = dir;
      if (chosen != null) {
        if (Files.exists(chosen.resolve("gateway.conf"))) {
          throw new HallException(
              "文件夹已有一个大厅 / there is a hall in this folder already: " + chosen + "; --dir DIR");
        }
        return Files.createDirectories(chosen).toAbsolutePath();
      }
      return Files.createTempDirectory("haochaping-demo-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
