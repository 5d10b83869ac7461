package org.haochaping.workshop.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.hall.Ports;
import org.haochaping.workshop.process.Program;

/**
 * Debian's Mosquitto as a process, as it comes; only its queue has no limit, so that it drops
 * nothing where the subscriber is slower than the publishers.
 */
final class Mosquitto implements AutoCloseable {
  private static final long START_NANOS = 10_000_000_000L;

  private final Program program;
  private final int port;

  private Mosquitto(Program program, int port) {
    this.program = program;
    this.port = port;
  }

  /**
   * Starts it.
   *
   * @throws HallException naming the package, where it is not installed
   */
  static Mosquitto start(Path dir) {
    Path binary =
        Stream.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    new HallException(
                        "未安装 mosquitto,请执行 apt-get install mosquitto"
                            + " / mosquitto is missing: apt-get install mosquitto"));
    int port = Ports.free().mqtt();
    try {
      Path config =
          Files.writeString(
              dir.resolve("mosquitto.conf"),
              "listener " + port + " 127.0.0.1\nallow_anonymous true\nmax_queued_messages 0\n");
      List<String> command = List.of(binary.toString(), "-c", config.toString());
      Program program =
          Program.start("mosquitto", command, Map.of(), dir.resolve("mosquitto.log"), way -> {});
      awaitListening(program, port);
      return new Mosquitto(program, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String uri() {
    return "tcp://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    program.close();
  }

  private static void awaitListening(Program program, int port) {
    long deadline = System.nanoTime() + START_NANOS;
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        if (!program.alive() || System.nanoTime() > deadline) {
          program.close();
          throw new HallException("mosquitto does not listen: " + program.tail(), e);
        }
        Thread.onSpinWait();
      }
    }
  }
}
