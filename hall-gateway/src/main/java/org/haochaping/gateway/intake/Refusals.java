package org.haochaping.gateway.intake;

import org.haochaping.protocol.TerminalId;

/** Hears of what was refused before it came near the ledger. Must not block. */
@FunctionalInterface
public interface Refusals {
  /**
   * Something was refused.
   *
   * @param what a sentence from a small set
   */
  void refused(TerminalId terminal, String what);
}
