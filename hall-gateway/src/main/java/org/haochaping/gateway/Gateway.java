package org.haochaping.gateway;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import org.haochaping.gateway.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The composition root: builds the parts, hands them to each other, and closes them in reverse. */
final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private Gateway() {}

  /** Starts everything; what was already started is closed again where a later part fails. */
  static Gateway start(GatewayConfig config) {
    Gateway gateway = new Gateway();
    try {
      gateway.build(config);
      return gateway;
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  private void build(GatewayConfig config) {
    Clock clock = Clock.systemUTC();
    keep(Ledger.open(config.ledger(), clock));
  }

  /** A part to close at the end, after all that were kept later. */
  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("close failed part={}", part.getClass().getSimpleName(), e);
      }
    }
  }
}
