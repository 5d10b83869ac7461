package org.haochaping.gateway.terminals;

import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;
import org.haochaping.protocol.TerminalId;

/**
 * A terminal that this hall knows.
 *
 * @param certificateSha256 of its one valid certificate, 64 hexadecimal digits
 * @param publicKey checks what it signs
 */
public record Registered(
    TerminalId id,
    int window,
    String certificateSha256,
    PublicKey publicKey,
    Instant addedAt,
    Optional<Instant> revokedAt) {
  /** Whether it may come in now. */
  public boolean active() {
    return revokedAt.isEmpty();
  }
}
