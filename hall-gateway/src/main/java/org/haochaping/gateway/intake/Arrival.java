package org.haochaping.gateway.intake;

import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.JournalBatch;
import org.haochaping.protocol.wire.TerminalState;

/** What came in from a terminal, read and checked as far as that goes without the ledger. */
@SuppressWarnings("ArrayRecordComponent") // payloads are passed on and never compared
sealed interface Arrival {
  /** Whose it is, by the topic it came on. */
  TerminalId terminal();

  /** A batch whose signature is the terminal's and whose own chain is whole. */
  record Batch(TerminalId terminal, JournalBatch batch) implements Arrival {}

  /** A batch whose entries do not lead to the head that it names. */
  record Broken(TerminalId terminal, JournalId journal, long first, long last, byte[] payload)
      implements Arrival {}

  /** A batch signed by somebody else than the registered terminal. */
  record Unsigned(TerminalId terminal, JournalBatch batch) implements Arrival {}

  /** A terminal says hello. */
  record Hello(TerminalId terminal, TerminalState state) implements Arrival {}

  /** Nothing to do. */
  record Nothing(TerminalId terminal) implements Arrival {}
}
