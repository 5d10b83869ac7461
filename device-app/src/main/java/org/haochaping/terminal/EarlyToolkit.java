package org.haochaping.terminal;

import com.typesafe.config.ConfigException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * JavaFX takes as long to start as all that comes before it: the log, the configuration, the keys.
 * Here it starts beside them, since a board has more than one core.
 */
final class EarlyToolkit {
  /** Whether it runs; false where it was not begun, or the configuration is wrong. */
  private final CompletableFuture<Boolean> started;

  private EarlyToolkit(CompletableFuture<Boolean> started) {
    this.started = started;
  }

  /** Nothing is begun before {@link #await}. */
  static EarlyToolkit notBegun() {
    return new EarlyToolkit(CompletableFuture.completedFuture(false));
  }

  /** Begins where a terminal with this configuration is to run. */
  static EarlyToolkit begin(ConfigFile config, boolean headless) {
    EarlyToolkit early = new EarlyToolkit(new CompletableFuture<>());
    Thread thread = new Thread(() -> early.start(config, headless), "early-toolkit");
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

  private void start(ConfigFile config, boolean headless) {
    try {
      Optional<Toolkit> toolkit = toolkit(config, headless);
      if (toolkit.isPresent()) {
        toolkit.get().start();
      }
      started.complete(toolkit.isPresent());
    } catch (RuntimeException | InterruptedException e) {
      started.completeExceptionally(e);
    }
  }

  /** Empty where it is wrong: whoever checks all of it meets that again, and tells a person. */
  private static Optional<Toolkit> toolkit(ConfigFile config, boolean headless) {
    try {
      return Optional.of(
          new Toolkit(headless, TerminalConfig.screen(config), config.path("data-dir")));
    } catch (ConfigException | TroubleException e) {
      return Optional.empty();
    }
  }
}
