package org.haochaping.gateway;

import java.util.Optional;
import org.haochaping.gateway.broker.Broker;
import org.haochaping.gateway.intake.Confirmations;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.Topics;
import org.haochaping.protocol.wire.CaseAnswer;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.protocol.wire.Stored;
import org.haochaping.protocol.wire.TerminalSettings;

/**
 * The way from the intake to terminals. The intake must be there before the broker lets anybody in,
 * so the broker is put in afterwards; answers before that have nobody to go to.
 */
final class Downward implements Confirmations {
  private volatile Optional<Broker> broker = Optional.empty();

  void through(Broker started) {
    broker = Optional.of(started);
  }

  @Override
  public void send(TerminalId terminal, Stored stored) {
    broker.ifPresent(to -> to.publish(Topics.stored(terminal), stored.encode()));
  }

  /** The window's system invites, or takes it back. */
  void invite(TerminalId terminal, Invitation invitation) {
    broker.ifPresent(to -> to.publish(Topics.invite(terminal), invitation.encode()));
  }

  /** What a terminal asked about a receipt. */
  void answer(TerminalId terminal, CaseAnswer answer) {
    broker.ifPresent(to -> to.publish(Topics.answer(terminal), answer.encode()));
  }

  /** What the hall decided for a terminal. */
  void tell(TerminalId terminal, TerminalSettings settings) {
    broker.ifPresent(to -> to.publish(Topics.settings(terminal), settings.encode()));
  }
}
