package org.haochaping.workshop.citizen;

/** A terminal did not do what a person at it may expect. */
public final class CitizenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Made with what was done and what came of it. */
  public CitizenException(String message) {
    super(message);
  }
}
