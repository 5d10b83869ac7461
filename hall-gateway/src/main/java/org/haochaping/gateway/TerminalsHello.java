package org.haochaping.gateway;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.haochaping.gateway.broker.Upward;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.wire.TerminalSettings;
import org.haochaping.protocol.wire.TerminalState;

/** Answers a terminal that says it is there with its settings, and passes all on. */
record TerminalsHello(
    Upward next,
    Function<TerminalId, Optional<Integer>> windowOf,
    IntFunction<TerminalSettings> settingsOf,
    BiConsumer<TerminalId, TerminalSettings> tell)
    implements Upward {
  @Override
  public void arrived(String terminal, String word, byte[] payload) {
    next.arrived(terminal, word, payload);
    if (word.equals("state") && saysOnline(payload)) {
      TerminalId id = new TerminalId(terminal);
      windowOf.apply(id).ifPresent(window -> tell.accept(id, settingsOf.apply(window)));
    }
  }

  private static boolean saysOnline(byte[] payload) {
    try {
      return TerminalState.decode(payload).online();
    } catch (ProtocolException e) {
      return false; // whoever takes it says so in the log
    }
  }
}
