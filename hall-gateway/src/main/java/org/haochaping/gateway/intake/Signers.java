package org.haochaping.gateway.intake;

import java.security.PublicKey;
import java.util.Optional;
import org.haochaping.protocol.TerminalId;

/** Who signs for a terminal. Asked for every batch, so answer from memory. */
@FunctionalInterface
public interface Signers {
  /** The terminal's public key; nothing where it is not registered or was revoked. */
  Optional<PublicKey> keyOf(TerminalId terminal);
}
