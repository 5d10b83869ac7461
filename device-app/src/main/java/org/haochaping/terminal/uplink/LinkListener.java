package org.haochaping.terminal.uplink;

/** Who wants to know how the way to the gateway is. Called on the uplink's thread; be brief. */
@FunctionalInterface
public interface LinkListener {
  /**
   * Called when one of the two changed, and once at the start.
   *
   * @param online the gateway answers, over a connection that is up
   * @param waiting how many ratings the gateway does not have yet
   */
  void link(boolean online, long waiting);
}
