package org.haochaping.city;

/** The city system can't go on; the message is one sentence for a person, with what to do next. */
final class CityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CityException(String message, Throwable cause) {
    super(message, cause);
  }
}
