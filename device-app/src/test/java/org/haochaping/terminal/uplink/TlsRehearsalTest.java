package org.haochaping.terminal.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.haochaping.terminal.clock.TerminalClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsRehearsalTest {
  @TempDir Path folder;
  private final TestAuthority hall = new TestAuthority();

  @BeforeEach
  void issue() throws IOException {
    hall.issue(folder, "t7", "terminal");
  }

  @Test
  void rehearsal_keysOfTheHall_isHeardAtBothEnds() throws IOException {
    hall.write(folder.resolve("ca.pem"));
    assertThat(TlsRehearsal.once(keys(), TerminalClock.system())).isTrue();
  }

  @Test
  void rehearsal_keysOfAnotherHall_isRefused() throws IOException {
    new TestAuthority().write(folder.resolve("ca.pem"));
    assertThat(TlsRehearsal.once(keys(), TerminalClock.system())).isFalse();
  }

  private TerminalKeys keys() {
    return Line.keys(folder, "terminal");
  }
}
