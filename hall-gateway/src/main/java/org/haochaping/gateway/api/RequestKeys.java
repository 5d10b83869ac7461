package org.haochaping.gateway.api;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.haochaping.gateway.cases.FieldFault;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.SearchKey;
import org.jdbi.v3.core.Handle;

/**
 * Idempotency keys: one key names one request for two days. Of the request a keyed hash is kept, as
 * it holds personal data.
 */
final class RequestKeys {
  private static final long KEPT_MILLIS = Duration.ofDays(2).toMillis();
  private static final String NOT_OVER = "";
  private static final String HEADER = "Idempotency-Key";

  private final Ledger ledger;
  private final SearchKey search;
  private final Clock clock;

  RequestKeys(Ledger ledger, SearchKey search, Clock clock) {
    this.ledger = ledger;
    this.search = search;
    this.clock = clock;
  }

  @SuppressWarnings("ArrayRecordComponent") // a row passing through, never compared
  private record Kept(byte[] mac, String outcome) {}

  /**
   * Binds the request's key, if it bears one, to this very request.
   *
   * @return what the same request made before
   * @throws Problem with 400 if the key is malformed, with 409 if it named another request
   */
  Optional<String> bind(Context http, String system, Body body) {
    Optional<String> key = key(http);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    byte[] mac = mac(http, body);
    Kept kept = ledger.write(handle -> bind(handle, system, key.get(), mac));
    if (!MessageDigest.isEqual(kept.mac(), mac)) {
      throw Problem.conflict(new FieldFault(HEADER, "已用于另一请求", "named another request"));
    }
    return Optional.of(kept.outcome()).filter(outcome -> !outcome.equals(NOT_OVER));
  }

  /** Notes what a request made, to be given again. */
  void made(Context http, String system, String outcome) {
    key(http)
        .ifPresent(
            key ->
                ledger.write(
                    handle ->
                        handle
                            .createUpdate(
                                "update api_request set outcome = :outcome"
                                    + " where system = :system and idempotency_key = :key")
                            .bind("outcome", outcome)
                            .bind("system", system)
                            .bind("key", key)
                            .execute()));
  }

  private Kept bind(Handle handle, String system, String key, byte[] mac) {
    long now = clock.millis();
    handle
        .createUpdate("delete from api_request where at < :old")
        .bind("old", now - KEPT_MILLIS)
        .execute();
    handle
        .createUpdate(
            "insert into api_request (system, idempotency_key, request_mac, outcome, at)"
                + " values (:system, :key, :mac, '', :now) on conflict do nothing")
        .bind("system", system)
        .bind("key", key)
        .bind("mac", mac)
        .bind("now", now)
        .execute();
    return handle
        .createQuery(
            "select request_mac, outcome from api_request"
                + " where system = :system and idempotency_key = :key")
        .bind("system", system)
        .bind("key", key)
        .map((row, context) -> new Kept(row.getBytes(1), row.getString(2)))
        .one();
  }

  private static Optional<String> key(Context http) {
    Optional<String> key = Optional.ofNullable(http.header(HEADER));
    if (key.isPresent() && !key.get().matches("[!-~]{1,200}")) {
      throw Problem.malformed(
          List.of(
              new FieldFault(
                  HEADER, "应为 1 至 200 个可见 ASCII 字符", "1 to 200 visible ASCII characters")));
    }
    return key;
  }

  private byte[] mac(Context http, Body body) {
    byte[] what =
        (http.method().name() + " " + http.path() + "\n").getBytes(StandardCharsets.UTF_8);
    return search.hash(
        "request",
        ByteBuffer.allocate(what.length + body.bytes().length).put(what).put(body.bytes()).array());
  }
}
