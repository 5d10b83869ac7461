package org.haochaping.gateway.api;

/** The API does not start; the message is a sentence for a person, with what to do next. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ApiException(String message, Throwable cause) {
    super(message, cause);
  }
}
