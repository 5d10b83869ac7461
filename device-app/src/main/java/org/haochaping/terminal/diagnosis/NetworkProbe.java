package org.haochaping.terminal.diagnosis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.haochaping.terminal.screen.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the gateway's port can be reached. */
record NetworkProbe(String host, int port) implements Probe {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkProbe.class);
  private static final int CONNECT_MILLIS = 5_000;

  @Override
  public String word() {
    return "network";
  }

  @Override
  public Words name() {
    return new Words("网络", "Network");
  }

  @Override
  public Result look() {
    String where = host + ":" + port;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return Result.good("能连到 " + where, where + " can be reached.");
    } catch (IOException e) {
      LOG.info("gateway not reached", e);
      return Result.bad(
          new Words("连不到 " + where, where + " can't be reached."),
          "请检查网线、交换机和配置里的网关地址",
          "Check cable, switch and the gateway's address in the configuration.");
    }
  }
}
