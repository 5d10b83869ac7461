package org.haochaping.workshop.demo;

/** A play file is wrong, or what it expects did not happen. */
final class PlayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PlayException(String message) {
    super(message);
  }

  PlayException(String message, Throwable cause) {
    super(message, cause);
  }
}
