package org.haochaping.terminal.health;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the program with code 70, so that systemd starts it anew; 10 s at most, come what may. */
public final class Restart implements Runnable {
  /** {@code EX_SOFTWARE} of sysexits.h. */
  public static final int CODE = 70;

  private static final Logger LOG = LoggerFactory.getLogger(Restart.class);
  private static final long PATIENCE_SECONDS = 10;

  /** The same after a while; returns at once. */
  public void after(Duration pause) {
    LOG.error("to be started anew in {} s", pause.toSeconds());
    Thread later =
        new Thread(
            () -> {
              try {
                Thread.sleep(pause.toMillis());
                run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "restart-later");
    later.setDaemon(true);
    later.start();
  }

  @Override
  public void run() {
    LOG.error("ending with code {} to be started anew", CODE);
    Thread orderly = new Thread(() -> System.exit(CODE), "restart");
    orderly.setDaemon(true);
    orderly.start();
    try {
      orderly.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Closing in order waits for whatever hangs; the journal is safe at any moment.
    Runtime.getRuntime().halt(CODE);
  }
}
