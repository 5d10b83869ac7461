package org.haochaping.protocol;

/**
 * The MQTT topics of version 1, {@code hcp/v1/{terminal}/…}. A terminal may publish to the ones
 * that go up and subscribe to the ones that come down, under its own id only.
 */
public final class Topics {
  /** What all topics of this version begin with. */
  public static final String ROOT = "hcp/v1/";

  /** What a gateway subscribes to for journal batches of every terminal. */
  public static final String ALL_JOURNALS = ROOT + "+/journal";

  /** What a gateway subscribes to for the state of every terminal. */
  public static final String ALL_STATES = ROOT + "+/state";

  /** What a gateway subscribes to for the health of every terminal. */
  public static final String ALL_HEALTH = ROOT + "+/health";

  private Topics() {}

  /** Up, QoS 1: batches of consecutive journal entries. */
  public static String journal(TerminalId terminal) {
    return ROOT + terminal + "/journal";
  }

  /**
   * Up, QoS 1, retained, also the last will: is the terminal there, and where does its journal end.
   */
  public static String state(TerminalId terminal) {
    return ROOT + terminal + "/state";
  }

  /** Up, QoS 0: heartbeat. */
  public static String health(TerminalId terminal) {
    return ROOT + terminal + "/health";
  }

  /**
   * Up, QoS 0: a terminal asks. The name is the one that was reserved from the first version on: no
   * gateway turns away who uses it, and one that knows no questions passes them over.
   */
  public static String question(TerminalId terminal) {
    return ROOT + terminal + "/reply";
  }

  /** Down, QoS 1: what the gateway answers; reserved from the first version on as well. */
  public static String answer(TerminalId terminal) {
    return ROOT + terminal + "/command";
  }

  /** Down, QoS 1: up to which entry the gateway has committed. */
  public static String stored(TerminalId terminal) {
    return ROOT + terminal + "/stored";
  }

  /** Down, QoS 1: the window's system invites to rate, or takes it back. */
  public static String invite(TerminalId terminal) {
    return ROOT + terminal + "/invite";
  }

  /** Down, QoS 1, each time that the terminal says it is there: what the hall decides for it. */
  public static String settings(TerminalId terminal) {
    return ROOT + terminal + "/settings";
  }

  /**
   * The terminal that a topic belongs to.
   *
   * @throws ProtocolException if the topic is not {@code hcp/v1/{terminal}/…}
   */
  public static TerminalId terminalOf(String topic) {
    int end = topic.startsWith(ROOT) ? topic.indexOf('/', ROOT.length()) : -1;
    if (end < 0) {
      throw new ProtocolException("topic: not hcp/v1/{terminal}/…");
    }
    return new TerminalId(topic.substring(ROOT.length(), end));
  }
}
