package org.haochaping.terminal.uplink;

/** A key or certificate file can't be used. The sentence is for the person who set it up. */
public final class KeyFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyFileException(String message) {
    super(message);
  }

  KeyFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
