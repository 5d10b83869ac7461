package org.haochaping.gateway.intake;

import org.haochaping.protocol.Hash;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalId;

/**
 * How far one journal has come in.
 *
 * @param row its key in the ledger, {@link #NO_ROW} while it has none
 * @param upTo all entries up to this one are in, 0 for none
 * @param head the chain's hash there
 * @param loose whether entries beyond {@code upTo} are there too, left by a salvage
 */
record JournalState(
    long row, TerminalId terminal, JournalId journal, long upTo, Hash head, boolean loose) {
  static final long NO_ROW = -1;

  /** A journal that nothing came in of yet. */
  static JournalState unknown(TerminalId terminal, JournalId journal) {
    return new JournalState(NO_ROW, terminal, journal, 0, HashChain.start(journal), false);
  }

  boolean isNew() {
    return row == NO_ROW;
  }

  JournalState withRow(long newRow) {
    return new JournalState(newRow, terminal, journal, upTo, head, loose);
  }

  JournalState at(long newUpTo, Hash newHead) {
    return new JournalState(row, terminal, journal, newUpTo, newHead, loose);
  }
}
