package org.haochaping.terminal.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What systemd hears, on a real datagram socket that a program of its own listens at. */
final class ServiceManagerTest {
  private static final String LISTENER =
      """
      import socket, sys
      s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      name = sys.argv[1]
      s.bind("\\0" + name[1:] if name.startswith("@") else name)
      s.settimeout(30)
      print("bound", flush=True)
      for i in range(3):
          print(s.recv(100).decode(), flush=True)
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"path", "abstract"})
  void notices_arriveByteForByte(String kind) throws Exception {
    String address =
        kind.equals("path") ? folder.resolve("notify").toString() : "@hcp-" + System.nanoTime();
    Process listener =
        new ProcessBuilder("python3", "-c", LISTENER, address)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader heard =
        new BufferedReader(
            new InputStreamReader(listener.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(heard.readLine()).isEqualTo("bound");
      ServiceManager systemd =
          ServiceManager.of(Map.of("NOTIFY_SOCKET", address, "WATCHDOG_USEC", "30000000"));
      systemd.ready();
      systemd.alive();
      systemd.stopping();
      assertThat(heard.lines()).containsExactly("READY=1", "WATCHDOG=1", "STOPPING=1");
      assertThat(systemd.watchdogInterval()).contains(Duration.ofSeconds(15));
    } finally {
      listener.destroyForcibly();
    }
  }

  @Test
  void notices_withoutSystemdOrWithItGone_costNothing() {
    ServiceManager none = ServiceManager.of(Map.of());
    ServiceManager gone =
        ServiceManager.of(
            Map.of("NOTIFY_SOCKET", folder.resolve("gone").toString(), "WATCHDOG_USEC", "soon"));
    assertThatCode(none::alive).doesNotThrowAnyException();
    assertThatCode(gone::alive).doesNotThrowAnyException();
    assertThat(none.watchdogInterval()).isEmpty();
    assertThat(gone.watchdogInterval()).isEmpty();
  }
}
