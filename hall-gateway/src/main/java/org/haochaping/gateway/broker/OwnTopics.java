package org.haochaping.gateway.broker;

import java.util.Set;
import org.haochaping.protocol.Topics;

/**
 * Which topics are whose. The broker speaks of addresses, in which each {@code /} of a topic is a
 * {@code .}; a terminal's id holds neither, so whole addresses can be compared.
 */
final class OwnTopics {
  private static final Set<String> UP = Set.of("journal", "state", "health", "reply");
  private static final Set<String> DOWN = Set.of("stored", "invite", "settings", "command");

  /** What the addresses of all our topics begin with. */
  static final String ROOT = Topics.ROOT.replace('/', '.');

  private OwnTopics() {}

  /** Whether a terminal may publish there. */
  static boolean mayPublish(String terminal, String address) {
    return isOwn(terminal, address, UP);
  }

  /** Whether a terminal may subscribe to it. */
  static boolean maySubscribe(String terminal, String address) {
    return isOwn(terminal, address, DOWN);
  }

  /** Whether a terminal may have it as the topic of its last will. */
  static boolean mayLeaveAsWill(String terminal, String topic) {
    return topic.equals(Topics.ROOT + terminal + "/state");
  }

  /** Whether an address is of a topic of ours, whoever's. */
  static boolean isOurs(String address) {
    return address.startsWith(ROOT);
  }

  private static boolean isOwn(String terminal, String address, Set<String> words) {
    String prefix = ROOT + terminal + ".";
    return address.startsWith(prefix) && words.contains(address.substring(prefix.length()));
  }
}
