package org.haochaping.terminal.uplink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real MQTT 5 broker with TLS and client certificates, as a process that can be killed. */
final class MosquittoBroker implements AutoCloseable {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/sbin/mosquitto"), Path.of("/usr/bin/mosquitto"));

  private final Path folder;
  private final int port;
  private Process process;

  /** Starts it with {@code ca.pem}, {@code server.pem} and {@code server.key} of a folder. */
  MosquittoBroker(Path folder) throws IOException {
    this.folder = folder;
    this.port = freePort();
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        """
        user root
        listener %d 127.0.0.1
        cafile %s
        certfile %s
        keyfile %s
        require_certificate true
        use_identity_as_username true
        allow_anonymous false
        persistence false
        max_inflight_messages 1000
        max_queued_messages 100000
        set_tcp_nodelay true
        """
            .formatted(
                port,
                folder.resolve("ca.pem"),
                folder.resolve("server.pem"),
                folder.resolve("server.key")));
    start();
  }

  int port() {
    return port;
  }

  /** Starts it again on the same port, remembering nothing. */
  void start() throws IOException {
    Path program =
        PLACES.stream()
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    new AssertionError(
                        "this test needs the Debian package mosquitto; ./hall test installs it"));
    process =
        new ProcessBuilder(program.toString(), "-c", folder.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new AssertionError(
                    "mosquitto ended: " + Files.readString(folder.resolve("mosquitto.log")));
              }
              try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
                return true;
              } catch (IOException e) {
                return false;
              }
            });
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
