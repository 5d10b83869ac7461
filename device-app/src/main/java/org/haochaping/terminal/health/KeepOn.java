package org.haochaping.terminal.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the X server that the terminal is shown on from turning the screen dark, which it does
 * after ten minutes by itself: nobody touches a terminal that waits for the next citizen. By {@code
 * xset}, of which an X server without power saving refuses the second part; once, and nobody waits
 * for it.
 */
public final class KeepOn implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(KeepOn.class);
  private static final long PATIENCE_SECONDS = 10;
  private static final List<List<String>> COMMANDS =
      List.of(List.of("xset", "s", "off", "s", "noblank"), List.of("xset", "-dpms"));

  private final Map<String, String> environment;

  /** On the display that an environment names, if it names one. */
  public KeepOn(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** Begins on a thread of its own. */
  public void start() {
    Thread thread = new Thread(this, "keep-on");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    if (environment.getOrDefault("DISPLAY", "").isEmpty()) {
      LOG.info("no X display, whoever draws the screen keeps it on");
      return;
    }
    COMMANDS.forEach(this::run);
  }

  private void run(List<String> command) {
    String line = String.join(" ", command);
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        LOG.warn("the screen may go dark: no answer command={}", line);
        return;
      }
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.exitValue() == 0 && said.isEmpty()) {
        LOG.info("the screen stays on command={}", line);
      } else {
        LOG.warn("the screen may go dark command={} said={}", line, said);
      }
    } catch (IOException e) {
      LOG.warn("the screen may go dark: is x11-xserver-utils installed? command={}", line, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
