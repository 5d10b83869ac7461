package org.haochaping.terminal;

import com.typesafe.config.ConfigException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * JavaFX takes as long to start as all that comes before it: the log, the configuration, the keys.
 * Here it starts beside them, since a board has more than one core.
 */
final class EarlyToolkit {
  /** Whether it runs; false where it was not begun, or the configuration can't be read. */
  private final CompletableFuture<Boolean> started;

  private EarlyToolkit(CompletableFuture<Boolean> started) {
    this.started = started;
  }

  /** Nothing is begun before {@link #await}. */
  static EarlyToolkit notBegun() {
    return new EarlyToolkit(CompletableFuture.completedFuture(false));
  }

  /** Begins where a terminal is to run. */
  static EarlyToolkit begin(RunArguments arguments) {
    EarlyToolkit early = new EarlyToolkit(new CompletableFuture<>());
    Thread thread = new Thread(() -> early.start(arguments), "early-toolkit");
    thread.setDaemon(true);
    thread.start();
    return early;
  }

  /**
   * Returns when JavaFX is there; starts it where nothing was begun.
   *
   * @throws TroubleException where there is no display
   */
  void await(Toolkit otherwise) throws InterruptedException {
    try {
      if (!started.get()) {
        otherwise.start();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void start(RunArguments arguments) {
    try {
      Optional<ConfigFile> config = config(arguments.config());
      if (config.isPresent()) {
        new Toolkit(
                arguments.headless(),
                TerminalConfig.screen(config.get()),
                config.get().path("data-dir"))
            .start();
      }
      started.complete(config.isPresent());
    } catch (RuntimeException | InterruptedException e) {
      started.completeExceptionally(e);
    }
  }

  /** Empty where it is wrong: whoever reads all of it meets that again, and tells a person. */
  private static Optional<ConfigFile> config(Path file) {
    try {
      ConfigFile config = ConfigFile.read(file);
      TerminalConfig.screen(config);
      config.path("data-dir");
      return Optional.of(config);
    } catch (ConfigException | TroubleException e) {
      return Optional.empty();
    }
  }
}
