package org.haochaping.gateway.broker;

/** The broker can't start; the message is one sentence for a person, with what to do next. */
public final class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokerException(String message, Throwable cause) {
    super(message, cause);
  }

  BrokerException(String message) {
    super(message);
  }
}
