package org.haochaping.workshop.scale;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.haochaping.workshop.hall.HallException;

/**
 * How long answers take, in milliseconds.
 *
 * @param name what was asked
 */
record Latency(String name, double median, double p99) {
  private static final int WARM = 30;
  private static final int MEASURED = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Asks one after the other and waits for each whole answer.
   *
   * @param requests the n-th request
   * @throws HallException if an answer is not 2xx
   */
  static Latency of(HttpClient client, String name, IntFunction<HttpRequest.Builder> requests) {
    double[] millis = new double[MEASURED];
    for (int n = 0; n < WARM + MEASURED; n++) {
      HttpRequest request = requests.apply(n).timeout(PATIENCE).build();
      long start = System.nanoTime();
      ask(client, request);
      if (n >= WARM) {
        millis[n - WARM] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    return new Latency(name, millis[MEASURED / 2], millis[MEASURED * 99 / 100]);
  }

  /** What one request is answered with. */
  static int status(HttpClient client, HttpRequest request) {
    return send(client, request).statusCode();
  }

  private static void ask(HttpClient client, HttpRequest request) {
    HttpResponse<String> answer = send(client, request);
    if (answer.statusCode() / 100 != 2) {
      throw new HallException(
          request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new HallException(request.uri() + " did not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HallException("interrupted", e);
    }
  }
}
