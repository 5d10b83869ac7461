package org.haochaping.gateway.gm;

/** A key or a cipher text can't be used. The message says what is wrong and holds neither. */
public final class GmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GmException(String message) {
    super(message);
  }

  GmException(String message, Throwable cause) {
    super(message, cause);
  }
}
