package org.haochaping.gateway.city;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.haochaping.gateway.city.OutletException.Kind;
import org.jspecify.annotations.Nullable;

/** Requests to a city system, each with a bound on its time and on its answer's size. */
final class Exchange {
  private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

  private final HttpClient client;
  private final Duration timeout;

  Exchange(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  /**
   * Sends a request and reads its answer. Fails with an {@link OutletException} where none comes;
   * cancelling it gives the request up.
   */
  <T> CompletableFuture<T> send(
      HttpRequest.Builder request, Function<HttpResponse<byte[]>, T> reader) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request.timeout(timeout).build(), info -> new BoundedBody(MAX_ANSWER_BYTES));
    // The request's own time-out ends with the answer's head; this one covers its body too.
    CompletableFuture<T> result =
        answer
            .copy()
            .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
            .handle((response, problem) -> read(response, problem, reader));
    // Whoever gives up waiting, or whichever time-out ends it, ends the request too.
    CompletableFuture<?> unused = result.whenComplete((done, problem) -> answer.cancel(true));
    return result;
  }

  private static <T> T read(
      @Nullable HttpResponse<byte[]> response,
      @Nullable Throwable problem,
      Function<HttpResponse<byte[]>, T> reader) {
    if (response == null) {
      throw new OutletException(Kind.LATER, "no answer: " + cause(problem));
    }
    return reader.apply(response);
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
