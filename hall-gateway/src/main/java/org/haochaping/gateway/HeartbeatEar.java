package org.haochaping.gateway;

import java.util.function.Consumer;
import org.haochaping.gateway.broker.Upward;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.wire.HealthReport;

/** Passes all on, and notes which terminals say that they hold no rating back. */
record HeartbeatEar(Upward next, Consumer<String> nothingWaiting) implements Upward {
  @Override
  public void arrived(String terminal, String word, byte[] payload) {
    next.arrived(terminal, word, payload);
    if (word.equals("health") && saysNothingWaiting(payload)) {
      nothingWaiting.accept(terminal);
    }
  }

  private static boolean saysNothingWaiting(byte[] payload) {
    try {
      return HealthReport.decode(payload).waiting() == 0;
    } catch (ProtocolException e) {
      return false; // a report that can't be read says nothing
    }
  }
}
