package org.haochaping.terminal;

import com.typesafe.config.ConfigException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.haochaping.terminal.screen.ScreenSettings;

/**
 * JavaFX takes as long to start as all that comes before it: the command line, the log, the
 * configuration. Here it starts beside them, since a board has more than one core.
 */
final class EarlyToolkit {
  private static final String CONFIG = "--config";

  /** Whether it runs; false where it was not begun, or the configuration can't be read. */
  private final CompletableFuture<Boolean> started;

  private EarlyToolkit(CompletableFuture<Boolean> started) {
    this.started = started;
  }

  /** Nothing is begun before {@link #await}. */
  static EarlyToolkit notBegun() {
    return new EarlyToolkit(CompletableFuture.completedFuture(false));
  }

  /** Begins where the arguments are those of a terminal that is to run. */
  static EarlyToolkit begin(List<String> arguments) {
    if (arguments.isEmpty() || !arguments.get(0).equals("run") || arguments.contains("--help")) {
      return notBegun();
    }
    EarlyToolkit early = new EarlyToolkit(new CompletableFuture<>());
    Thread thread = new Thread(() -> early.start(arguments), "early-toolkit");
    thread.setDaemon(true);
    thread.start();
    return early;
  }

  /**
   * Returns when JavaFX is there, as {@link Toolkit#start} does.
   *
   * @throws TroubleException where there is no display
   */
  void await(boolean headless, ScreenSettings screen, Path dataDir) throws InterruptedException {
    try {
      if (!started.get()) {
        Toolkit.start(headless, screen, dataDir);
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void start(List<String> arguments) {
    try {
      Optional<ConfigFile> config = config(arguments);
      if (config.isPresent()) {
        Toolkit.start(
            arguments.contains("--headless"),
            TerminalConfig.screen(config.get()),
            config.get().path("data-dir"));
      }
      started.complete(config.isPresent());
    } catch (RuntimeException | InterruptedException e) {
      started.completeExceptionally(e);
    }
  }

  /** Empty where it is wrong: whoever reads all of it meets that again, and tells a person. */
  private static Optional<ConfigFile> config(List<String> arguments) {
    try {
      ConfigFile config = ConfigFile.read(Path.of(configFile(arguments)));
      TerminalConfig.screen(config);
      config.path("data-dir");
      return Optional.of(config);
    } catch (ConfigException | TroubleException e) {
      return Optional.empty();
    }
  }

  private static String configFile(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals(CONFIG) && i + 1 < arguments.size()) {
        return arguments.get(i + 1);
      }
      if (argument.startsWith(CONFIG + "=")) {
        return argument.substring(CONFIG.length() + 1);
      }
    }
    return RunCommand.DEFAULT_CONFIG;
  }
}
