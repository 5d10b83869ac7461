package org.haochaping.gateway.broker;

/** Hears of everything that was refused. Called on the broker's threads: must not block. */
@FunctionalInterface
public interface Breaches {
  /**
   * Something was refused.
   *
   * @param who the name in the client's certificate, '' where there is none
   * @param what a sentence from a small set
   */
  void refused(String who, String what);
}
