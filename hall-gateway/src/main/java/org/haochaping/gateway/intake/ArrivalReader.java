package org.haochaping.gateway.intake;

import java.security.PublicKey;
import java.util.Optional;
import org.haochaping.gateway.intake.Arrival.Batch;
import org.haochaping.gateway.intake.Arrival.Broken;
import org.haochaping.gateway.intake.Arrival.Hello;
import org.haochaping.gateway.intake.Arrival.Nothing;
import org.haochaping.gateway.intake.Arrival.Unsigned;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.wire.BatchCodec;
import org.haochaping.protocol.wire.BrokenChainException;
import org.haochaping.protocol.wire.JournalBatch;
import org.haochaping.protocol.wire.TerminalState;

/**
 * Reads payloads and checks signatures; the costly part of intake, so it runs on several threads.
 */
final class ArrivalReader {
  private final Signers signers;
  private final Refusals refusals;
  private final Signatures signatures = new Signatures();

  ArrivalReader(Signers signers, Refusals refusals) {
    this.signers = signers;
    this.refusals = refusals;
  }

  Arrival readBatch(TerminalId terminal, byte[] payload) {
    Optional<PublicKey> key = signers.keyOf(terminal);
    if (key.isEmpty()) {
      refusals.refused(terminal, "batch of a terminal that is not registered");
      return new Nothing(terminal);
    }
    JournalBatch batch;
    try {
      batch = BatchCodec.decode(payload);
    } catch (BrokenChainException e) {
      return new Broken(terminal, e.journal(), e.first(), e.last(), payload);
    } catch (ProtocolException e) {
      refusals.refused(terminal, "batch that can't be read");
      return new Nothing(terminal);
    }
    if (!signatures.isSigned(terminal, batch, key.get())) {
      refusals.refused(terminal, "batch that is not signed with the terminal's key");
      return new Unsigned(terminal, batch);
    }
    return new Batch(terminal, batch);
  }

  Arrival readState(TerminalId terminal, byte[] payload) {
    if (payload.length == 0) {
      return new Nothing(terminal); // that is how a retained state is taken back
    }
    if (signers.keyOf(terminal).isEmpty()) {
      refusals.refused(terminal, "state of a terminal that is not registered");
      return new Nothing(terminal);
    }
    try {
      TerminalState state = TerminalState.decode(payload);
      return state.online() ? new Hello(terminal, state) : new Nothing(terminal);
    } catch (ProtocolException e) {
      refusals.refused(terminal, "state that can't be read");
      return new Nothing(terminal);
    }
  }
}
