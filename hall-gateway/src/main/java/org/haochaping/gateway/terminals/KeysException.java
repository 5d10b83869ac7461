package org.haochaping.gateway.terminals;

/** A key or certificate can't be read, made or written; the message says which and what to do. */
public final class KeysException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeysException(String message, Throwable cause) {
    super(message, cause);
  }

  KeysException(String message) {
    super(message);
  }
}
