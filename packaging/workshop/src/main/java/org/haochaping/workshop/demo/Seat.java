package org.haochaping.workshop.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.process.Program;
import org.haochaping.workshop.process.WayLine;

/** One terminal with its devices and its screen. */
final class Seat implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Hall hall;
  private final String id;
  private final boolean headless;
  private final Devices devices;
  private final Screens screens = new Screens();
  private final Consumer<WayLine> watcher;

  /** Keypad, scanner, and the gateway. */
  private final CountDownLatch missing = new CountDownLatch(3);

  private Optional<Program> program = Optional.empty();

  private Seat(Hall hall, String id, boolean headless, Devices devices, Consumer<WayLine> watcher) {
    this.hall = hall;
    this.id = id;
    this.headless = headless;
    this.devices = devices;
    this.watcher = watcher;
  }

  /**
   * A new terminal at this window, not started yet.
   *
   * @param more lines for its configuration
   * @param watcher told what it says of its way
   */
  static Seat at(Hall hall, int window, boolean headless, String more, Consumer<WayLine> watcher)
      throws IOException {
    String id = "t" + window;
    Devices devices = Devices.plugIn(hall.dir().resolve("dev").resolve(id));
    hall.addTerminal(id, window, "data-dir = \"data\"\n" + devices.configuration() + more);
    return new Seat(hall, id, headless, devices, watcher);
  }

  String id() {
    return id;
  }

  Devices devices() {
    return devices;
  }

  Screens screens() {
    return screens;
  }

  /** Starts it and returns when it shows this screen. */
  void start(String screen) {
    int mark = screens.mark();
    program = Optional.of(hall.startTerminal(id, headless, this::note));
    screens.await(mark, START, screen);
  }

  /** Returns when it has its devices and is online: only then is the time trusted. */
  void awaitEquipped() {
    try {
      if (missing.await(START.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HallException("启动被中断 / stopped while starting", e);
    }
    throw new HallException(
        "终端未就绪 / " + id + " did not find its devices and gateway; its log says why");
  }

  private void note(WayLine way) {
    if (way.step().equals("device") || way.step().equals("online")) {
      missing.countDown();
    }
    screens.note(way);
    watcher.accept(way);
  }

  /** From now on its program can write nothing, as on a full disk; or can again. */
  void fillDisk(boolean full) throws IOException {
    String limit = full ? "--fsize=1:unlimited" : "--fsize=unlimited:unlimited";
    long pid = program.map(Program::pid).orElseThrow();
    Process done =
        new ProcessBuilder("prlimit", "--pid=" + pid, limit).redirectErrorStream(true).start();
    if (done.onExit().join().exitValue() != 0) {
      throw new PlayException(
          "prlimit 失败 / prlimit failed: "
              + new String(done.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Ends its program; the devices stay. */
  void stop() {
    program.ifPresent(Program::close);
    program = Optional.empty();
  }

  @Override
  public void close() throws IOException {
    stop();
    devices.close();
  }
}
