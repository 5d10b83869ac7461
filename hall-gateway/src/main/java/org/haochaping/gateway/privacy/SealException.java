package org.haochaping.gateway.privacy;

/** Sealed data can't be opened, or the key file can't be used; the message names no data. */
public final class SealException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SealException(String message) {
    super(message);
  }

  SealException(String message, Throwable cause) {
    super(message, cause);
  }
}
