package org.haochaping.gateway.phone;

/** The page for phones can't be served; the message says what to do. */
public final class PhoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PhoneException(String message, Throwable cause) {
    super(message, cause);
  }
}
