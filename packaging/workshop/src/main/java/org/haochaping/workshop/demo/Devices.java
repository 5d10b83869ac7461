package org.haochaping.workshop.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.serial.Pty;
import org.haochaping.workshop.citizen.PtyKeypad;

/** A terminal's keypad and scanner, as serial devices that somebody here presses and scans with. */
final class Devices implements AutoCloseable {
  private final PtyKeypad keypad;
  private final Pty scanner;

  private Devices(PtyKeypad keypad, Pty scanner) {
    this.keypad = keypad;
    this.scanner = scanner;
  }

  /** Plugs both in; their links lie in the folder. */
  static Devices plugIn(Path dir) throws IOException {
    Files.createDirectories(dir);
    return new Devices(PtyKeypad.plugIn(dir.resolve("keypad")), Pty.open(dir.resolve("scanner")));
  }

  /** What the terminal's configuration must say to find them. */
  String configuration() {
    return keypad.configuration()
        + "scanner.serial { enabled = true, device = \"%s\" }%n".formatted(scanner.link());
  }

  /** A key goes down and up. */
  void press(SatisfactionLevel level) throws IOException {
    keypad.down(6 - level.cityCode());
    keypad.up();
  }

  /** Keys go down, each by its number, and stay there. */
  void down(List<Integer> keys) throws IOException {
    for (int key : keys) {
      keypad.down(key);
    }
  }

  /** All keys are up. */
  void up() throws IOException {
    keypad.up();
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
