package org.haochaping.terminal;

/** The terminal can't start; the message is one sentence for a person, with what to do next. */
final class TroubleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TroubleException(String message) {
    super(message);
  }

  TroubleException(String message, Throwable cause) {
    super(message, cause);
  }
}
