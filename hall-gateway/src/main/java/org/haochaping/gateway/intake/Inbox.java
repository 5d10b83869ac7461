package org.haochaping.gateway.intake;

/** Where messages from the broker go. */
@FunctionalInterface
interface Inbox {
  /**
   * A message came. Must not block: called on the MQTT client's own thread.
   *
   * @param done to be called once the message is dealt with, from any thread; until then the broker
   *     counts it as under way and sends no more than so many
   */
  void arrived(String topic, byte[] payload, Runnable done);
}
