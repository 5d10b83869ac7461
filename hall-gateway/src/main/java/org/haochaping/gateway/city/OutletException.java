package org.haochaping.gateway.city;

import java.time.Duration;
import org.haochaping.gateway.privacy.Masks;

/**
 * A parcel got no result for each record. The message may be logged: of phone and certificate
 * numbers that the city quotes it holds the masks alone.
 */
final class OutletException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a failure means for the parcel. */
  enum Kind {
    /** Send it again, later. */
    LATER,
    /** Send it again, but it will fail until a person does something. */
    DENIED,
    /** The city does not take this parcel as a whole, ever; the message is its words. */
    REJECTED
  }

  private final Kind kind;
  private final Duration notBefore;

  OutletException(Kind kind, String message) {
    this(kind, message, Duration.ZERO);
  }

  OutletException(Kind kind, String message, Duration notBefore) {
    super(Masks.words(message));
    this.kind = kind;
    this.notBefore = notBefore;
  }

  Kind kind() {
    return kind;
  }

  /** How long the city asked to be left alone; zero where it did not. */
  Duration notBefore() {
    return notBefore;
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
