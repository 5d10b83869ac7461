package org.haochaping.gateway;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.haochaping.gateway.broker.Upward;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.wire.HealthReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes all on, and hears what each terminal says of its health. */
record HeartbeatEar(Upward next, BiConsumer<String, HealthReport> heard) implements Upward {
  private static final Logger LOG = LoggerFactory.getLogger(HeartbeatEar.class);

  @Override
  public void arrived(String terminal, String word, byte[] payload) {
    next.arrived(terminal, word, payload);
    if (word.equals("health")) {
      read(terminal, payload).ifPresent(report -> heard.accept(terminal, report));
    }
  }

  private static Optional<HealthReport> read(String terminal, byte[] payload) {
    try {
      return Optional.of(HealthReport.decode(payload));
    } catch (ProtocolException e) {
      // A report that can't be read says nothing; the next one comes in half a minute.
      LOG.debug("health not readable terminal={} reason={}", terminal, e.getMessage());
      return Optional.empty();
    }
  }
}
