package org.haochaping.gateway.city;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.haochaping.gateway.city.OutletException.Kind;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.FeedCodec;
import org.haochaping.protocol.city.FeedResult;
import org.jspecify.annotations.Nullable;

/** The interface that {@code docs/city-feed.yaml} describes. */
final class ReferenceOutlet implements Outlet {
  /** The name in the ledger's deliveries. */
  static final String NAME = "reference";

  private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

  private final HttpClient client;
  private final CitySettings settings;
  private final URI batches;
  private final Clock clock;

  ReferenceOutlet(CitySettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.batches = URI.create(settings.url() + "/feed/v1/batches");
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CompletableFuture<List<FeedResult>> send(Parcel parcel) {
    HttpRequest request =
        HttpRequest.newBuilder(batches)
            .header("Authorization", "Bearer " + settings.token())
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .header("Idempotency-Key", parcel.idempotencyKey())
            .timeout(settings.timeout())
            .POST(BodyPublishers.ofByteArray(parcel.body()))
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, info -> new BoundedBody(MAX_ANSWER_BYTES));
    // The request's own time-out ends with the answer's head; this one covers its body too.
    CompletableFuture<List<FeedResult>> results =
        answer
            .copy()
            .orTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
            .handle((response, problem) -> read(parcel, response, problem));
    // Whoever gives up waiting, or whichever time-out ends it, ends the request too.
    CompletableFuture<?> unused = results.whenComplete((done, problem) -> answer.cancel(true));
    return results;
  }

  private List<FeedResult> read(
      Parcel parcel, @Nullable HttpResponse<byte[]> response, @Nullable Throwable problem) {
    if (response == null) {
      throw new OutletException(Kind.LATER, "no answer: " + cause(problem));
    }
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

  private static String cause(@Nullable Throwable problem) {
    Throwable cause =
        problem instanceof CompletionException && problem.getCause() != null
            ? problem.getCause()
            : problem;
    if (cause == null) {
      return "unknown";
    }
    return cause instanceof IOException && cause.getMessage() != null
        ? cause.getClass().getSimpleName() + ": " + cause.getMessage()
        : cause.getClass().getSimpleName();
  }
}
