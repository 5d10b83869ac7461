package org.haochaping.workshop.display;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.haochaping.workshop.hall.HallException;

/** A display of its own, by Xvfb: nobody's desktop is drawn or typed into. */
public final class VirtualDisplay implements AutoCloseable {
  private static final int SECONDS_TO_END = 5;

  private final Process server;
  private final String name;

  private VirtualDisplay(Process server, String name) {
    this.server = server;
    this.name = name;
  }

  /**
   * Starts one and returns when it takes clients.
   *
   * @throws HallException naming the package, where Xvfb is missing or does not start
   */
  public static VirtualDisplay start(int width, int height) {
    try {
      Process server =
          new ProcessBuilder(
                  "Xvfb",
                  "-displayfd",
                  "1",
                  "-screen",
                  "0",
                  width + "x" + height + "x24",
                  "-noreset",
                  "-nolisten",
                  "tcp")
              .redirectError(Redirect.DISCARD)
              .start();
      BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
      String number = out.readLine();
      if (number == null) {
        throw new HallException("虚拟显示器无法启动 / Xvfb did not start");
      }
      return new VirtualDisplay(server, ":" + number.strip());
    } catch (IOException e) {
      throw new HallException("缺少 Xvfb / Xvfb is missing: apt-get install xvfb", e);
    }
  }

  /** What {@code DISPLAY} must be for its clients. */
  public String name() {
    return name;
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
