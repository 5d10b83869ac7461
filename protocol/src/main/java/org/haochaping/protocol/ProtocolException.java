package org.haochaping.protocol;

/**
 * Something that came in, or is about to go out, does not follow the protocol. The message names
 * the field and what is wrong with it. Neither it nor a cause ever repeats a text that came in (a
 * number at most), so that it can be logged as it is.
 */
public class ProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Made with a sentence for the log. */
  public ProtocolException(String message) {
    super(message);
  }

  /** Made with a sentence for the log and what led to it. */
  public ProtocolException(String message, Throwable cause) {
    super(message, cause);
  }
}
