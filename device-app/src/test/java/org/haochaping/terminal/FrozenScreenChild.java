package org.haochaping.terminal;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/** The terminal's program with a fault: at a line on standard input its screen stands still. */
final class FrozenScreenChild {
  private FrozenScreenChild() {}

  public static void main(String[] args) {
    Thread fault = new Thread(FrozenScreenChild::freezeAtALine, "fault");
    fault.setDaemon(true);
    fault.start();
    System.exit(Main.commandLine().execute(args));
  }

  private static void freezeAtALine() {
    CountDownLatch never = new CountDownLatch(1);
    try {
      if (System.in.read() < 0) {
        return;
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    // And whoever wants to end in order waits for ever.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> await(never), "hanging"));
    Platform.runLater(() -> await(never));
  }

  private static void await(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
