package org.haochaping.gateway.terminals;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.TerminalId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registered terminals. They live in the ledger, where the command line changes them while the
 * gateway runs; here they are looked at again at most every second.
 */
public final class Terminals {
  private static final Logger LOG = LoggerFactory.getLogger(Terminals.class);
  private static final long FRESH_NANOS = 1_000_000_000L;
  private static final long FRESH_FOR_NEWCOMERS_NANOS = 100_000_000L;

  private final Ledger ledger;
  private final Clock clock;
  private volatile Snapshot snapshot = new Snapshot(Map.of(), OptionalLong.empty());

  /** The terminals of a ledger. */
  public Terminals(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  private record Snapshot(Map<TerminalId, Registered> byId, OptionalLong readAt) {
    boolean olderThan(long nanos) {
      return readAt.isEmpty() || System.nanoTime() - readAt.getAsLong() > nanos;
    }
  }

  /** The terminal, if it is registered and not revoked. A change shows within a second. */
  public Optional<Registered> active(TerminalId id) {
    Snapshot now = snapshot.olderThan(FRESH_NANOS) ? refresh(FRESH_NANOS) : snapshot;
    Optional<Registered> found = find(now, id);
    if (found.isEmpty() && now.olderThan(FRESH_FOR_NEWCOMERS_NANOS)) {
      found = find(refresh(FRESH_FOR_NEWCOMERS_NANOS), id);
    }
    return found;
  }

  private static Optional<Registered> find(Snapshot snapshot, TerminalId id) {
    return Optional.ofNullable(snapshot.byId.get(id)).filter(Registered::active);
  }

  private synchronized Snapshot refresh(long freshNanos) {
    if (snapshot.olderThan(freshNanos)) {
      Map<TerminalId, Registered> byId = new HashMap<>();
      try {
        list().forEach(terminal -> byId.put(terminal.id(), terminal));
        snapshot = new Snapshot(Map.copyOf(byId), OptionalLong.of(System.nanoTime()));
      } catch (RuntimeException e) {
        // Who was known stays known while the database is away; nothing is taken then anyway.
        LOG.warn("terminals not read again reason={}", e.getMessage());
        snapshot = new Snapshot(snapshot.byId, OptionalLong.of(System.nanoTime()));
      }
    }
    return snapshot;
  }

  /** All, also revoked ones, by id. */
  public List<Registered> list() {
    return ledger.read(
        handle ->
            handle
                .createQuery("select * from terminal order by id")
                .map((row, context) -> registered(row))
                .list());
  }

  /** Registers a terminal, or gives a known one a new certificate, which ends its old one. */
  public void register(TerminalId id, int window, X509Certificate certificate) {
    ledger.write(
        handle ->
            handle
                .createUpdate(
                    "insert into terminal"
                        + " (id, window_no, certificate_sha256, public_key, added_at, revoked_at)"
                        + " values (:id, :window, :sha256, :key, :now, null)"
                        + " on conflict (id) do update set window_no = excluded.window_no,"
                        + " certificate_sha256 = excluded.certificate_sha256,"
                        + " public_key = excluded.public_key, added_at = excluded.added_at,"
                        + " revoked_at = null")
                .bind("id", id.value())
                .bind("window", window)
                .bind("sha256", fingerprint(certificate))
                .bind("key", certificate.getPublicKey().getEncoded())
                .bind("now", clock.millis())
                .execute());
  }

  /**
   * Shuts a terminal out; what it delivered stays.
   *
   * @return whether it was registered and not revoked before
   */
  public boolean revoke(TerminalId id) {
    return ledger.write(
            handle ->
                handle
                    .createUpdate(
                        "update terminal set revoked_at = :now"
                            + " where id = :id and revoked_at is null")
                    .bind("now", clock.millis())
                    .bind("id", id.value())
                    .execute())
        == 1;
  }

  /** The SHA-256 of a certificate, 64 hexadecimal digits. */
  public static String fingerprint(X509Certificate certificate) {
    try {
      return Hash.sha256(certificate.getEncoded()).hex();
    } catch (CertificateEncodingException e) {
      throw new KeysException("a certificate can't be encoded", e);
    }
  }

  private static Registered registered(ResultSet row) throws SQLException {
    long revoked = row.getLong("revoked_at");
    Optional<Instant> revokedAt =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(revoked));
    return new Registered(
        new TerminalId(row.getString("id")),
        row.getInt("window_no"),
        row.getString("certificate_sha256"),
        publicKey(row.getBytes("public_key")),
        Instant.ofEpochMilli(row.getLong("added_at")),
        revokedAt);
  }

  private static PublicKey publicKey(byte[] der) {
    try {
      return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new KeysException("a terminal's public key in the ledger can't be read", e);
    }
  }
}
