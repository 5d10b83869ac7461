package org.haochaping.gateway.api;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.Hash;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The windows' own systems with their API keys, which the command line adds and revokes while the
 * gateway runs. A key has 256 random bits, so its plain SHA-256 is all that is kept of it.
 */
public final class WindowSystems {
  private static final Logger LOG = LoggerFactory.getLogger(WindowSystems.class);
  private static final String PREFIX = "hcp_";
  private static final int KEY_BYTES = 32;
  private static final long FRESH_NANOS = 1_000_000_000L;

  private final Ledger ledger;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private volatile Known known = new Known(Map.of(), Optional.empty());

  private record Known(Map<String, String> nameByHash, Optional<Long> readAt) {
    boolean isFresh() {
      return readAt.isPresent() && System.nanoTime() - readAt.get() < FRESH_NANOS;
    }
  }

  /** Over a ledger. */
  public WindowSystems(Ledger ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Adds a system, or one that was revoked again.
   *
   * @return its key, shown this once; empty if an active system has that name
   */
  public Optional<String> add(String name) {
    byte[] secret = new byte[KEY_BYTES];
    random.nextBytes(secret);
    String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    int added =
        ledger.write(
            handle ->
                handle
                    .createUpdate(
                        "insert into window_system (name, key_sha256, added_at)"
                            + " values (:name, :hash, :now) on conflict (name) do update set"
                            + " key_sha256 = excluded.key_sha256, added_at = excluded.added_at,"
                            + " revoked_at = null where window_system.revoked_at is not null")
                    .bind("name", name)
                    .bind("hash", hash(key))
                    .bind("now", clock.millis())
                    .execute());
    return added == 1 ? Optional.of(key) : Optional.empty();
  }

  /** All, also revoked ones, by name. */
  public List<WindowSystem> list() {
    return ledger.read(
        handle ->
            handle
                .createQuery("select name, added_at, revoked_at from window_system order by name")
                .map(
                    (row, context) -> {
                      long at = row.getLong(3);
                      Optional<Instant> revoked =
                          row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
                      return new WindowSystem(
                          row.getString(1), Instant.ofEpochMilli(row.getLong(2)), revoked);
                    })
                .list());
  }

  /**
   * Shuts a system out, within a second; what it reported stays.
   *
   * @return whether it was there and not revoked before
   */
  public boolean revoke(String name) {
    return ledger.write(
            handle ->
                handle
                    .createUpdate(
                        "update window_system set revoked_at = :now"
                            + " where name = :name and revoked_at is null")
                    .bind("now", clock.millis())
                    .bind("name", name)
                    .execute())
        == 1;
  }

  /** The name of the active system that a key is of. Looks at the ledger at most once a second. */
  Optional<String> nameOf(String key) {
    Known now = known;
    if (!now.isFresh()) {
      now = refresh();
    }
    return Optional.ofNullable(now.nameByHash().get(hash(key)));
  }

  private synchronized Known refresh() {
    if (!known.isFresh()) {
      Map<String, String> byHash = new HashMap<>();
      try {
        ledger.read(
            handle -> {
              handle
                  .createQuery(
                      "select key_sha256, name from window_system where revoked_at is null")
                  .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                  .forEach(entry -> byHash.put(entry.getKey(), entry.getValue()));
              return 0;
            });
        known = new Known(Map.copyOf(byHash), Optional.of(System.nanoTime()));
      } catch (RuntimeException e) {
        LOG.warn("systems not read again reason={}", e.getMessage());
      }
    }
    return known;
  }

  private static String hash(String key) {
    return Hash.sha256(key.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
