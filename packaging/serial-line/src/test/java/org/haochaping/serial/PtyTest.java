package org.haochaping.serial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fazecast.jSerialComm.SerialPort;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PtyTest {
  @TempDir Path dir;

  @Test
  void send_allByteValues_arriveUnchangedAtASerialPort() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (Pty pty = Pty.open(dir.resolve("keypad"))) {
      SerialPort port = SerialPort.getCommPort(pty.link().toString());
      port.setComPortTimeouts(SerialPort.TIMEOUT_READ_BLOCKING, 20_000, 0);
      assertThat(port.openPort()).isTrue();
      pty.send(all);
      byte[] read = new byte[all.length];
      assertThat(port.readBytes(read, read.length)).isEqualTo(all.length);
      assertThat(read).isEqualTo(all);
      assertThat(port.closePort()).isTrue();
    }
  }

  @Test
  void close_openLine_takesTheLinkAway() throws Exception {
    Pty pty = Pty.open(dir.resolve("scanner"));
    assertThat(Files.exists(pty.link())).isTrue();
    pty.close();
    assertThat(Files.isSymbolicLink(pty.link())).isFalse();
  }
}
