package org.haochaping.gateway.publish;

/** The public page does not start; the message is a sentence for a person, with what to do next. */
public final class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PublishException(String message, Throwable cause) {
    super(message, cause);
  }
}
