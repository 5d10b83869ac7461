package org.haochaping.serial;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A serial line without hardware: what is written here arrives at whoever opens the device behind
 * {@link #link}, as from a keypad or scanner on a USB port.
 */
public final class Pty implements AutoCloseable {
  private static final int O_RDWR = 2;
  private static final int O_NOCTTY = 0x100;
  private static final int TERMIOS_BYTES = 128;

  /** The few calls of the C library that make a pseudo terminal (pty(7), termios(3)). */
  private interface C extends Library {
    int posix_openpt(int flags) throws LastErrorException;

    int grantpt(int master) throws LastErrorException;

    int unlockpt(int master) throws LastErrorException;

    String ptsname(int master) throws LastErrorException;

    int tcgetattr(int fd, Pointer termios) throws LastErrorException;

    void cfmakeraw(Pointer termios);

    int tcsetattr(int fd, int when, Pointer termios) throws LastErrorException;

    Long write(int fd, byte[] bytes, Long count) throws LastErrorException;

    int open(String path, int flags) throws LastErrorException;

    int close(int fd) throws LastErrorException;
  }

  private final C libc;
  private final int master;
  private final int slave;
  private final Path link;

  private Pty(C libc, int master, int slave, Path link) {
    this.libc = libc;
    this.master = master;
    this.slave = slave;
    this.link = link;
  }

  /**
   * Opens a pair in raw mode and lays a link to its device, as udev does under {@code
   * /dev/serial/by-id}.
   *
   * @throws IOException if the system gives none
   */
  public static Pty open(Path link) throws IOException {
    C libc = Native.load("c", C.class);
    try {
      int master = libc.posix_openpt(O_RDWR | O_NOCTTY);
      libc.grantpt(master);
      libc.unlockpt(master);
      String device = libc.ptsname(master);
      // Held open, so that a reader that comes and goes does not hang up the line.
      int slave = libc.open(device, O_RDWR | O_NOCTTY);
      try (Memory termios = new Memory(TERMIOS_BYTES)) {
        termios.clear();
        libc.tcgetattr(slave, termios);
        libc.cfmakeraw(termios);
        libc.tcsetattr(slave, 0, termios);
      }
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, Path.of(device));
      return new Pty(libc, master, slave, link);
    } catch (LastErrorException e) {
      throw new IOException("no pseudo terminal to be had: " + e.getMessage(), e);
    }
  }

  /** Where a program finds the device. */
  public Path link() {
    return link;
  }

  /**
   * Sends bytes down the line.
   *
   * @throws IOException if the line is gone
   */
  public void send(byte[] bytes) throws IOException {
    byte[] rest = bytes;
    while (rest.length > 0) {
      int written;
      try {
        written = libc.write(master, rest, (long) rest.length).intValue();
      } catch (LastErrorException e) {
        throw new IOException("the serial line is gone: " + e.getMessage(), e);
      }
      rest = Arrays.copyOfRange(rest, written, rest.length);
    }
  }

  /** Unplugs the device: its reader sees the line end, the link goes. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(link);
    libc.close(slave);
    libc.close(master);
  }
}
