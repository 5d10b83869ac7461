package org.haochaping.workshop.hall;

/** A hall can't be set up or run; the message says what to do next. */
public final class HallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Made with a sentence. */
  public HallException(String message) {
    super(message);
  }

  /** Made with a sentence and its cause. */
  public HallException(String message, Throwable cause) {
    super(message, cause);
  }
}
