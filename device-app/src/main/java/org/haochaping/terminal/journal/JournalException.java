package org.haochaping.terminal.journal;

/** Something could not be written to the journal or read from it. The sentence says what to do. */
public final class JournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalException(String message) {
    super(message);
  }

  JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
