package org.haochaping.gateway.posters;

/** A poster can't be set; the message says why. */
public final class PosterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PosterException(String message) {
    super(message);
  }
}
