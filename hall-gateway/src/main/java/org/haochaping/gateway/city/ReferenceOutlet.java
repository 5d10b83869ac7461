package org.haochaping.gateway.city;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.haochaping.gateway.city.OutletException.Kind;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.FeedCodec;
import org.haochaping.protocol.city.FeedResult;

/** The interface that {@code docs/city-feed.yaml} describes. */
final class ReferenceOutlet implements Outlet {
  /** The name in the ledger's deliveries. */
  static final String NAME = "reference";

  private final Exchange exchange;
  private final CitySettings settings;
  private final URI batches;
  private final Clock clock;

  ReferenceOutlet(CitySettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.batches = URI.create(settings.url() + "/feed/v1/batches");
    this.exchange = new Exchange(settings.timeout());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CompletableFuture<List<FeedResult>> send(Parcel parcel) {
    return exchange.send(
        HttpRequest.newBuilder(batches)
            .header("Authorization", "Bearer " + settings.token())
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .header("Idempotency-Key", parcel.idempotencyKey())
            .POST(BodyPublishers.ofByteArray(parcel.body())),
        response -> read(parcel, response));
  }

  private List<FeedResult> read(Parcel parcel, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == 200) {
      try {
        return FeedCodec.decodeAnswer(response.body(), parcel.keys());
      } catch (ProtocolException e) {
        throw new OutletException(Kind.LATER, "an answer that is none: " + e.getMessage());
      }
    }
    String words = "HTTP " + status;
    if (status == 429 || status >= 500) {
      throw new OutletException(
          Kind.LATER, words, RetryAfter.of(response.headers(), clock.instant()));
    }
    boolean cityItself =
        response
            .headers()
            .firstValue("Content-Type")
            .filter(type -> type.startsWith("application/problem+json"))
            .isPresent();
    boolean parcelsFault = status == 400 || status == 413 || status == 422;
    // A plain 400 may come from any box in between; the city's own word is a problem document.
    throw parcelsFault && cityItself
        ? new OutletException(Kind.REJECTED, words + ": " + detail(response.body()))
        : new OutletException(Kind.DENIED, words);
  }

  private static String detail(byte[] problem) {
    try {
      return JsonFields.read(problem).optionalText("detail").orElse("");
    } catch (ProtocolException e) {
      return ""; // the status says enough
    }
  }
}
