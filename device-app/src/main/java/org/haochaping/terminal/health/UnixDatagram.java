package org.haochaping.terminal.health;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A datagram to a Unix socket, which Java can't send by itself: Linux, through its C library. */
final class UnixDatagram {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x8_0000;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int FAMILY_BYTES = 2;
  private static final int LONGEST_PATH = 107;

  private final byte[] address;

  /** It was not sent. */
  static final class SendException extends Exception {
    private static final long serialVersionUID = 1;

    SendException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The three calls that are needed; JNA finds them by their names. */
  interface CLibrary extends Library {
    int socket(int domain, int type, int protocol) throws LastErrorException;

    int sendto(int socket, byte[] data, long length, int flags, byte[] to, int toLength)
        throws LastErrorException;

    int close(int socket) throws LastErrorException;
  }

  /**
   * To a socket.
   *
   * @param path in the file system, or with {@code @} in front in the abstract name space
   */
  UnixDatagram(String path) {
    this.address = address(path);
  }

  private static byte[] address(String path) {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    if (name.length > LONGEST_PATH) {
      return new byte[0];
    }
    boolean isAbstract = path.startsWith("@");
    byte[] all = new byte[FAMILY_BYTES + name.length + (isAbstract ? 0 : 1)];
    // A short in the machine's order; both our machines are little-endian.
    all[0] = AF_UNIX;
    System.arraycopy(name, 0, all, FAMILY_BYTES, name.length);
    if (isAbstract) {
      all[FAMILY_BYTES] = 0;
    }
    return all;
  }

  void send(byte[] message) throws SendException {
    if (address.length == 0) {
      throw new SendException("the path of the socket is too long", new IllegalArgumentException());
    }
    try {
      CLibrary c = Native.load("c", CLibrary.class);
      int socket = c.socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
      try {
        int sent =
            c.sendto(
                socket,
                Arrays.copyOf(message, message.length),
                message.length,
                MSG_NOSIGNAL,
                address,
                address.length);
        if (sent != message.length) {
          throw new SendException("sent " + sent, new IllegalStateException());
        }
      } finally {
        int unused = c.close(socket);
      }
    } catch (LastErrorException | LinkageError e) {
      throw new SendException("not sent: " + e.getMessage(), e);
    }
  }
}
