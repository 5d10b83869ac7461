package org.haochaping.workshop.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.serial.Pty;

/** A terminal's keypad and scanner, as serial devices that somebody here presses and scans with. */
final class Devices implements AutoCloseable {
  private final Pty keypad;
  private final Pty scanner;
  private int sequence;

  private Devices(Pty keypad, Pty scanner) {
    this.keypad = keypad;
    this.scanner = scanner;
  }

  /** Plugs both in; their links lie in the folder. */
  static Devices plugIn(Path dir) throws IOException {
    Files.createDirectories(dir);
    return new Devices(Pty.open(dir.resolve("keypad")), Pty.open(dir.resolve("scanner")));
  }

  /** What the terminal's configuration must say to find them. */
  String configuration() {
    return """
        keypad.serial {
          enabled = true
          device = "%s"
          frame = "A5 KK SS XX 5A"
          checksum = "xor KK SS"
          release = "00"
          keys = { "01": "very-satisfied", "02": "satisfied", "03": "basically-satisfied", "04": "dissatisfied", "05": "very-dissatisfied" }
        }
        scanner.serial { enabled = true, device = "%s" }
        """
        .formatted(keypad.link(), scanner.link());
  }

  /** A key goes down and up. */
  void press(SatisfactionLevel level) throws IOException {
    frame(6 - level.cityCode());
    frame(0);
  }

  /** Keys go down, each by its number, and stay there. */
  void down(List<Integer> keys) throws IOException {
    for (int key : keys) {
      frame(key);
    }
  }

  /** All keys are up. */
  void up() throws IOException {
    frame(0);
  }

  private void frame(int key) throws IOException {
    sequence = (sequence + 1) & 0xFF;
    keypad.send(
        new byte[] {(byte) 0xA5, (byte) key, (byte) sequence, (byte) (key ^ sequence), 0x5A});
  }

  void keypadBytes(byte[] bytes) throws IOException {
    keypad.send(bytes);
  }

  void scan(String text) throws IOException {
    scanner.send((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  void scannerNoise(int bytes) throws IOException {
    byte[] chunk = "~".repeat(4096).getBytes(StandardCharsets.UTF_8);
    for (int sent = 0; sent < bytes; sent += chunk.length) {
      scanner.send(chunk);
    }
    scanner.send("\r\n".getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    try (keypad) {
      scanner.close();
    }
  }
}
