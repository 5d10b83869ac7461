package org.haochaping.protocol.wire;

import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.JournalId;

/** A batch's entries do not lead to the head that it names: something in between was altered. */
public final class BrokenChainException extends ProtocolException {
  private static final long serialVersionUID = 1L;

  private final transient JournalBatch batch;

  BrokenChainException(JournalBatch batch) {
    super("head: the chain over these entries ends elsewhere");
    this.batch = batch;
  }

  /** The journal that the batch says it is of. */
  public JournalId journal() {
    return batch.journal();
  }

  /** The first sequence number that the batch names. */
  public long first() {
    return batch.first();
  }

  /** The last sequence number that the batch names. */
  public long last() {
    return batch.last();
  }
}
