package org.haochaping.gateway.ledger;

/** The ledger can't do what was asked; the message says what a person can do about it. */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Made with one sentence for a person. */
  public LedgerException(String message) {
    super(message);
  }

  /** Made with one sentence for a person and what led to it. */
  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
