package org.haochaping.gateway.report;

/** There is no such report; the message says why and what to do. */
public final class ReportException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReportException(String message) {
    super(message);
  }
}
