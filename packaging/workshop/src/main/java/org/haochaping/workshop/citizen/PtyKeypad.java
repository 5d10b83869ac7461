package org.haochaping.workshop.citizen;

import java.io.IOException;
import java.nio.file.Path;
import org.haochaping.serial.Pty;

/** A keypad on a serial line that says when its keys are up, pressed by somebody here. */
public final class PtyKeypad implements AutoCloseable {
  private final Pty line;
  private int sequence;

  private PtyKeypad(Pty line) {
    this.line = line;
  }

  /** Plugs it in; the link to it lies at this path. */
  public static PtyKeypad plugIn(Path link) throws IOException {
    return new PtyKeypad(Pty.open(link));
  }

  /** What the terminal's configuration must say to find it. */
  public String configuration() {
    return """
        keypad.serial {
          enabled = true
          device = "%s"
          frame = "A5 KK SS XX 5A"
          checksum = "xor KK SS"
          release = "00"
          keys = { "01": "very-satisfied", "02": "satisfied", "03": "basically-satisfied", "04": "dissatisfied", "05": "very-dissatisfied" }
        }
        """
        .formatted(line.link());
  }

  /** A key goes down, 1 to 5. */
  public void down(int key) throws IOException {
    frame(key);
  }

  /** All keys are up. */
  public void up() throws IOException {
    frame(0);
  }

  private void frame(int key) throws IOException {
    sequence = (sequence + 1) & 0xFF;
    send(new byte[] {(byte) 0xA5, (byte) key, (byte) sequence, (byte) (key ^ sequence), 0x5A});
  }

  /** These very bytes on its line. */
  public void send(byte[] bytes) throws IOException {
    line.send(bytes);
  }

  @Override
  public void close() throws IOException {
    line.close();
  }
}
