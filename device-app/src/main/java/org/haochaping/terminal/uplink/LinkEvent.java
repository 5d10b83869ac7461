package org.haochaping.terminal.uplink;

/** Something that happened to a connection; made on Paho's threads, handled on the uplink's. */
sealed interface LinkEvent {
  /** The broker took the connection. */
  record Connected() implements LinkEvent {}

  /** The broker took the subscription: from here on nothing is missed. */
  record Subscribed() implements LinkEvent {}

  /** The connection is no more, or never was. */
  record Lost(String why) implements LinkEvent {}

  /**
   * The gateway says something.
   *
   * @param word the topic's last part
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Arrived(String word, byte[] payload) implements LinkEvent {}

  /** The broker took a message, so that there is room for another; it proves nothing. */
  record Delivered() implements LinkEvent {}
}
