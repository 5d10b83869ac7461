package org.haochaping.gateway.broker;

/** Gets what terminals publish, as it passes through the broker. */
@FunctionalInterface
public interface Upward {
  /**
   * A terminal published something that it may publish. Called on the thread that serves its
   * connection, one message of a connection after the other; while this takes, nothing more is read
   * from that terminal. Must not throw, and must not take longer than seconds: few threads serve
   * all.
   *
   * @param terminal whose topic it is; the broker has seen its certificate
   * @param word the topic's last part, such as {@code journal}
   */
  void arrived(String terminal, String word, byte[] payload);
}
