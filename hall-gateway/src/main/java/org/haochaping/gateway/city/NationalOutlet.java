package org.haochaping.gateway.city;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.haochaping.gateway.city.NationalSettings.Form;
import org.haochaping.gateway.city.NationalSettings.Secrets;
import org.haochaping.gateway.city.Parcel.PackedRating;
import org.haochaping.gateway.gm.Sm2;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.city.FeedRecord;
import org.haochaping.protocol.city.FeedResult;
import org.haochaping.protocol.city.FeedResult.Outcome;

/**
 * The national interface as six provinces' integrations show it: a request for each record, the
 * service record before its rating, in the platform's envelope and with its codes. A rating whose
 * service record was refused is not sent, since it would be refused too.
 */
final class NationalOutlet implements Outlet {
  /** The name in the ledger's deliveries. */
  static final String NAME = "national";

  private final NationalSettings settings;
  private final Envelope envelope;
  private final Exchange exchange;
  private final Clock clock;

  NationalOutlet(NationalSettings settings, Clock clock, SecureRandom random) {
    this.settings = settings;
    this.envelope = envelope(settings.secrets(), clock, random);
    this.exchange = new Exchange(settings.timeout());
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CompletableFuture<List<FeedResult>> send(Parcel parcel) {
    CompletableFuture<List<FeedResult>> whole = new CompletableFuture<>();
    CompletableFuture<List<FeedResult>> results = CompletableFuture.completedFuture(List.of());
    for (PackedRating one : parcel.ratings()) {
      results = results.thenCompose(soFar -> pair(one, soFar, whole));
    }
    CompletableFuture<?> unused =
        results.whenComplete(
            (done, problem) -> {
              if (problem == null) {
                whole.complete(done);
              } else {
                whole.completeExceptionally(
                    problem.getCause() == null ? problem : problem.getCause());
              }
            });
    return whole;
  }

  private CompletableFuture<List<FeedResult>> pair(
      PackedRating one, List<FeedResult> soFar, CompletableFuture<?> whole) {
    if (whole.isDone()) {
      return CompletableFuture.failedFuture(new CancellationException("given up"));
    }
    return post(settings.serviceUrl(), one.service())
        .thenCompose(
            service ->
                service.outcome() == Outcome.REFUSED
                    ? CompletableFuture.completedFuture(
                        List.of(service, notSent(one.rating(), service)))
                    : post(settings.ratingUrl(), one.rating())
                        .thenApply(rating -> List.of(service, rating)))
        .thenApply(
            two -> {
              List<FeedResult> all = new ArrayList<>(soFar);
              all.addAll(two);
              return all;
            });
  }

  private static FeedResult notSent(FeedRecord rating, FeedResult service) {
    return new FeedResult(rating.key(), Outcome.REFUSED, service.words());
  }

  private CompletableFuture<FeedResult> post(URI to, FeedRecord record) {
    ObjectNode json = record.json();
    json.remove("kind"); // the reference feed's own field
    settings.codes().translate(json);
    return exchange.send(
        HttpRequest.newBuilder(to)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofByteArray(envelope.wrap(JsonFields.write(json)))),
        response -> settings.words().read(response, record.key(), clock.instant()));
  }

  private static Envelope envelope(Secrets secrets, Clock clock, SecureRandom random) {
    Sm2 sm2 = new Sm2(secrets.sm2(), random);
    UnaryOperator<byte[]> toPlatform = plain -> sm2.encrypt(plain, secrets.platformKey());
    UnaryOperator<byte[]> recordCipher =
        secrets.recordCipher().<UnaryOperator<byte[]>>map(sm4 -> sm4::encrypt).orElse(toPlatform);
    return secrets.form() == Form.APP_MARK
        ? new AppMarkEnvelope(
            secrets.name(), secrets.appWord(), toPlatform, recordCipher, secrets.text(), clock)
        : new ApiKeyEnvelope(
            secrets.name(),
            recordCipher,
            plain -> sm2.sign(plain, secrets.ownKey()),
            secrets.text());
  }
}
