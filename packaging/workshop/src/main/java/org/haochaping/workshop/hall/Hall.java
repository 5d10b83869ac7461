package org.haochaping.workshop.hall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.haochaping.gateway.terminals.HallKeys;
import org.haochaping.workshop.process.Program;
import org.haochaping.workshop.process.ProgramException;
import org.haochaping.workshop.process.Programs;
import org.haochaping.workshop.process.WayLine;

/**
 * A whole hall in one folder: the reference city system, the gateway and terminals, put into
 * service with the very commands that a technician uses, each running as a process of its own.
 */
public final class Hall {
  /** The hall's number in its receipts. */
  public static final long NUMBER = 15_090_201;

  /** What the city system asks of whoever feeds it; this city is on this machine only. */
  public static final String CITY_TOKEN = "demo-city-token";

  private static final Duration START = Duration.ofSeconds(60);

  private final Programs programs;
  private final Path dir;
  private final Ports ports;

  private Hall(Programs programs, Path dir, Ports ports) {
    this.programs = programs;
    this.dir = dir;
    this.ports = ports;
  }

  /**
   * Sets a hall up in a folder: keys, certificates, configuration.
   *
   * @throws ProgramException if one of the commands fails
   */
  public static Hall setUp(Programs programs, Path dir, Ports ports) {
    Hall hall = new Hall(programs, dir.toAbsolutePath(), ports);
    hall.write("gateway.conf", HallFiles.gateway(ports));
    hall.run("init", programs.gateway("init", "--config", hall.gatewayConfig()));
    return hall;
  }

  /**
   * A hall that was set up in a folder before.
   *
   * @throws HallException if there is none
   */
  public static Hall existing(Programs programs, Path dir, Ports ports) {
    if (!Files.exists(dir.resolve("gateway.conf"))) {
      throw new HallException("文件夹里没有大厅 / there is no hall in this folder: " + dir);
    }
    return new Hall(programs, dir.toAbsolutePath(), ports);
  }

  /** Puts a terminal into service; {@code more} is appended to its configuration. */
  public void addTerminal(String id, int window, String more) {
    Path bundle = dir.resolve(id);
    run(
        "terminal-add-" + id,
        programs.gateway(
            "terminal",
            "add",
            id,
            "--window",
            Integer.toString(window),
            "--config",
            gatewayConfig(),
            "--out",
            bundle.toString()));
    try {
      Files.writeString(
          bundle.resolve("terminal.conf"), "\n" + more + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Registers so many accepted cases and gives a receipt for each. */
  public List<IssuedReceipt> issueReceipts(int count, int window) {
    if (count == 0) {
      return List.of();
    }
    Path cases = write("cases-" + window + ".jsonl", SampleCases.lines(count, window));
    List<String> output =
        run(
            "cases-import-" + window,
            programs.gateway(
                "cases",
                "import",
                cases.toString(),
                "--window",
                Integer.toString(window),
                "--config",
                gatewayConfig()));
    List<IssuedReceipt> receipts = new ArrayList<>();
    for (String line : output) {
      int tab = line.indexOf('\t');
      if (tab > 0 && line.contains("://")) {
        receipts.add(new IssuedReceipt(line.substring(0, tab), line.substring(tab + 1).strip()));
      }
    }
    if (receipts.size() != count) {
      throw new ProgramException("cases import gave " + receipts.size() + " of " + count, output);
    }
    return receipts;
  }

  /**
   * Turns the API of the windows' own systems on, from the gateway's next start.
   *
   * @return the key of the one system that may call it
   */
  public String openWindowApi() {
    configureGateway("api { enabled = true, port = 0 }");
    List<String> printed = gatewayCommand("system-add", "system", "add", "window-system");
    return printed.get(printed.size() - 1).strip();
  }

  /** The address of the windows' API while the gateway runs. */
  public String windowApiUrl() {
    Path port = dir.resolve("gateway").resolve("api.port");
    try {
      return "http://127.0.0.1:" + Files.readString(port).strip();
    } catch (IOException e) {
      throw new HallException("the windows' API is not open: " + e.getMessage(), e);
    }
  }

  /** Starts the city system and waits until it is ready. */
  public Program startCity(Consumer<WayLine> watcher, String... more) {
    return ready(launchCity(watcher, more));
  }

  /** Starts the city system and does not wait for it. */
  public Program launchCity(Consumer<WayLine> watcher, String... more) {
    List<String> command =
        new ArrayList<>(
            programs.city(
                "run",
                "--port",
                Integer.toString(ports.city()),
                "--data-dir",
                dir.resolve("city").toString()));
    command.addAll(List.of(more));
    return launch("city", command, watcher);
  }

  /** Starts the gateway and waits until it is ready. */
  public Program startGateway(Consumer<WayLine> watcher) {
    return ready(launchGateway(watcher));
  }

  /** Starts the gateway and does not wait for it. */
  public Program launchGateway(Consumer<WayLine> watcher) {
    return launch("gateway", programs.gateway("run", "--config", gatewayConfig()), watcher);
  }

  /** Starts a terminal, on the screen or, where there is none, headless, and waits for it. */
  public Program startTerminal(String id, boolean headless, Consumer<WayLine> watcher) {
    return ready(launchTerminal(id, headless, watcher));
  }

  /** Starts a terminal as {@link #startTerminal} does and does not wait for it. */
  public Program launchTerminal(String id, boolean headless, Consumer<WayLine> watcher) {
    return headless
        ? launchHeadless(id, watcher, "--pictures", pictures(id).toString())
        : launch(id, programs.terminal("run", "--config", terminalConfig(id)), watcher);
  }

  /** Starts a terminal with a window and more environment, and does not wait for it. */
  public Program launchTerminal(
      String id, Map<String, String> environment, Consumer<WayLine> watcher) {
    List<String> command = programs.terminal("run", "--config", terminalConfig(id));
    return Program.start(id, command, environment, dir.resolve(id + ".log"), watcher);
  }

  /** Starts a terminal without a display, with more arguments, and does not wait for it. */
  public Program launchHeadless(String id, Consumer<WayLine> watcher, String... more) {
    return launchHeadless(id, Map.of(), watcher, more);
  }

  /** Starts a terminal without a display, with more environment, and does not wait for it. */
  public Program launchHeadless(
      String id, Map<String, String> environment, Consumer<WayLine> watcher, String... more) {
    List<String> command =
        new ArrayList<>(programs.terminal("run", "--config", terminalConfig(id), "--headless"));
    command.addAll(List.of(more));
    return Program.start(id, command, environment, dir.resolve(id + ".log"), watcher);
  }

  /** Appends to the gateway's configuration, for its next start; the later value of a key wins. */
  public void configureGateway(String lines) {
    try {
      Files.writeString(
          dir.resolve("gateway.conf"), "\n" + lines + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs one of the gateway's commands and gives what it printed. */
  public List<String> gatewayCommand(String name, String... arguments) {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.add("--config");
    command.add(gatewayConfig());
    return run(name, programs.gateway(command.toArray(String[]::new)));
  }

  /** The hall's folder. */
  public Path dir() {
    return dir;
  }

  /** Where a headless terminal puts the pictures of its screen. */
  public Path pictures(String id) {
    return dir.resolve(id).resolve("pictures");
  }

  /** The gateway's ledger. */
  public Path ledger() {
    return dir.resolve("gateway").resolve("ledger.db");
  }

  /** The key that signs this hall's receipts. */
  public PrivateKey receiptKey() {
    Path keys = dir.resolve("gateway").resolve("keys");
    return HallKeys.open(keys, List.of(), Clock.systemUTC()).receiptKey();
  }

  /** A terminal's journal. */
  public JournalView journal(String id) {
    return new JournalView(dir.resolve(id).resolve("data").resolve("journal.db"));
  }

  /** The address of the city system. */
  public String cityUrl() {
    return "http://127.0.0.1:" + ports.city();
  }

  private Program launch(String name, List<String> command, Consumer<WayLine> watcher) {
    return Program.start(name, command, Map.of(), dir.resolve(name + ".log"), watcher);
  }

  private static Program ready(Program program) {
    try {
      program.awaitReady(START);
      return program;
    } catch (ProgramException e) {
      program.close();
      throw e;
    }
  }

  private List<String> run(String name, List<String> command) {
    Path log = dir.resolve(name + ".log");
    Program program = Program.start(name, command, Map.of(), log, way -> {});
    int code = program.awaitEnd();
    if (code != 0) {
      throw new ProgramException(name + " ended with " + code, program.tail());
    }
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path write(String name, String text) {
    try {
      Files.createDirectories(dir);
      return Files.writeString(dir.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String terminalConfig(String id) {
    return dir.resolve(id).resolve("terminal.conf").toString();
  }

  private String gatewayConfig() {
    return dir.resolve("gateway.conf").toString();
  }
}
