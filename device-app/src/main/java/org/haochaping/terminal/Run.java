package org.haochaping.terminal;

import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.uplink.TerminalKeys;

/** Runs the terminal until its window is closed; a signal ends the process sooner. */
final class Run {
  private Run() {}

  /**
   * Returns when the window was closed.
   *
   * @throws TroubleException where it can't start, for a reason that a person can mend
   */
  static void untilClosed(RunArguments arguments, ConfigFile config, EarlyToolkit early)
      throws InterruptedException {
    TerminalConfig settings = TerminalConfig.of(config);
    TerminalKeys keys = settings.gateway().keys();
    Toolkit toolkit = new Toolkit(arguments.headless(), settings.screen(), settings.dataDir());
    toolkit.choose();
    Terminal terminal =
        Terminal.start(
            settings,
            keys,
            arguments.pictures(),
            TerminalClock.system(),
            () -> early.await(toolkit));
    Thread shutdown = new Thread(terminal::close, "shutdown");
    Runtime.getRuntime().addShutdownHook(shutdown); // SIGTERM and Ctrl-C come through it
    if (arguments.headless()) {
      StandardInput.follow(System.in, terminal.input());
    }
    terminal.awaitWindowClosed();
  }
}
