package org.haochaping.workshop.hall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The two ports of a hall, on this machine only. */
public record Ports(int mqtt, int city) {

  /** Two ports that nobody uses now. */
  public static Ports free() {
    try (ServerSocket one = bind(0);
        ServerSocket two = bind(0)) {
      return new Ports(one.getLocalPort(), two.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Checks that both are free.
   *
   * @throws HallException naming the port in use and the option that chooses another
   */
  public void requireFree() {
    require(mqtt, "--mqtt-port");
    require(city, "--city-port");
  }

  /**
   * Checks that a port is free.
   *
   * @param option what chooses another
   * @throws HallException naming both
   */
  public static void require(int port, String option) {
    try {
      bind(port).close();
    } catch (IOException e) {
      throw new HallException(
          "端口 "
              + port
              + " 已被占用,请用 "
              + option
              + " 另选 / port "
              + port
              + " is in use; choose another with "
              + option,
          e);
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }
}
