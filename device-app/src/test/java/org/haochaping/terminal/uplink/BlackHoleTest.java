package org.haochaping.terminal.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.haochaping.terminal.journal.JournalFixture.append;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.haochaping.terminal.clock.TerminalClock;
import org.haochaping.terminal.journal.Bodies;
import org.haochaping.terminal.journal.Journal;
import org.haochaping.terminal.journal.JournalFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Something that takes connections and never says a word, as a half-dead gateway does. */
class BlackHoleTest {
  @TempDir Path folder;

  @Test
  void nobodyAnswers_attemptsAreGivenUpWithoutLeavingThreadsBehind() throws Exception {
    TestAuthority authority = new TestAuthority();
    authority.write(folder.resolve("ca.pem"));
    authority.issue(folder, Line.TERMINAL.value(), "terminal");
    List<Socket> taken = new CopyOnWriteArrayList<>();
    try (ServerSocket hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Journal journal = JournalFixture.open(folder)) {
      Thread acceptor = new Thread(() -> swallow(hole, taken));
      acceptor.setDaemon(true);
      acceptor.start();
      UplinkSettings settings =
          new UplinkSettings(
              Line.TERMINAL,
              "1.2.3",
              "localhost",
              hole.getLocalPort(),
              Duration.ofMillis(300),
              Duration.ofMillis(1),
              Duration.ofMillis(10),
              4);
      Uplink uplink =
          Uplink.start(
              settings,
              Line.keys(folder, "terminal"),
              journal,
              TerminalClock.system(),
              (online, waiting) -> assertThat(online).isFalse(),
              NoHall.LISTENS);
      await().atMost(Duration.ofSeconds(40)).until(() -> taken.size() >= 10);
      // The journal does not care.
      append(journal, Bodies.rated(1));
      long start = System.nanoTime();
      uplink.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
    for (Socket socket : taken) {
      socket.close();
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> pahoThreads() == 0);
  }

  private static long pahoThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("MQTT"))
        .count();
  }

  private static void swallow(ServerSocket hole, List<Socket> taken) {
    try {
      while (true) {
        taken.add(hole.accept());
      }
    } catch (IOException e) {
      // Closed: the test is over.
      assertThat(hole.isClosed()).isTrue();
    }
  }
}
