package org.haochaping.gateway.intake;

/** Another gateway moved a journal's mark meanwhile: look again and do it once more. */
final class StaleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleException() {
    super("another gateway took entries of the same journal");
  }
}
