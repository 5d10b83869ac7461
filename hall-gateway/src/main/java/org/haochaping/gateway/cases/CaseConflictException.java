package org.haochaping.gateway.cases;

/** A case is known already, and otherwise; the message names fields, never a value. */
public final class CaseConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CaseConflictException(String message) {
    super(message);
  }
}
