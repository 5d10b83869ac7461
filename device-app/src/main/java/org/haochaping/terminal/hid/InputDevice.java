package org.haochaping.terminal.hid;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.BitSet;
import org.haochaping.terminal.devices.PluggedPort;

/**
 * An open input device. Java's own files can neither wait for so long and no longer, nor make the
 * calls that a keypad needs: to have the device for oneself, so that the screen's keyboard does not
 * see each press a second time, and to ask which keys are down. Linux, through its C library.
 */
final class InputDevice implements PluggedPort {
  private static final int O_NONBLOCK = 0x800;
  private static final int O_NOCTTY = 0x100;
  private static final int O_CLOEXEC = 0x8_0000;
  private static final int EINTR = 4;
  private static final int EAGAIN = 11;
  private static final int EBUSY = 16;
  private static final short POLLIN = 1;
  private static final int KEY_BYTES = 96;
  private static final long EVIOCGRAB = 0x4004_4590L;
  private static final long EVIOCGKEY = 0x8000_4518L | (long) KEY_BYTES << 16;

  private final C libc;
  private final int fd;

  /** The calls of the C library that are needed; JNA finds them by their names. */
  interface C extends Library {
    int open(String path, int flags) throws LastErrorException;

    NativeLong read(int fd, byte[] bytes, NativeLong count) throws LastErrorException;

    int poll(byte[] fds, NativeLong count, int timeoutMillis) throws LastErrorException;

    int ioctl(int fd, NativeLong request, NativeLong value) throws LastErrorException;

    int ioctl(int fd, NativeLong request, byte[] bytes) throws LastErrorException;

    int close(int fd) throws LastErrorException;
  }

  private InputDevice(C libc, int fd) {
    this.libc = libc;
    this.fd = fd;
  }

  /**
   * Opens it, for this program alone where the device lets one have that.
   *
   * @throws IOException with one sentence that says why it can't be had
   */
  static InputDevice open(Path path) throws IOException {
    C libc = Native.load("c", C.class);
    InputDevice device;
    try {
      device = new InputDevice(libc, libc.open(path.toString(), O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    } catch (LastErrorException e) {
      throw new IOException("cannot be opened: " + e.getMessage(), e);
    }
    try {
      libc.ioctl(device.fd, new NativeLong(EVIOCGRAB), new NativeLong(1));
    } catch (LastErrorException e) {
      if (e.getErrorCode() == EBUSY) {
        device.close();
        throw new IOException("another program has it for itself", e);
      }
      // No input device by the kernel's reckoning: what it sends is looked at all the same.
    }
    return device;
  }

  /** The codes of the keys that are down; none where the device can't be asked. */
  BitSet keysDown() {
    byte[] bits = new byte[KEY_BYTES];
    try {
      libc.ioctl(fd, new NativeLong(EVIOCGKEY), bits);
    } catch (LastErrorException e) {
      return new BitSet();
    }
    return BitSet.valueOf(bits);
  }

  @Override
  public int read(byte[] bytes) {
    ByteBuffer poll = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
    poll.putInt(0, fd).putShort(4, POLLIN);
    try {
      if (libc.poll(poll.array(), new NativeLong(1), READ_MILLIS) == 0) {
        return 0;
      }
      int count = libc.read(fd, bytes, new NativeLong(bytes.length)).intValue();
      return count == 0 ? -1 : count;
    } catch (LastErrorException e) {
      return e.getErrorCode() == EINTR || e.getErrorCode() == EAGAIN ? 0 : -1;
    }
  }

  @Override
  public void close() {
    int unused = libc.close(fd);
  }
}
