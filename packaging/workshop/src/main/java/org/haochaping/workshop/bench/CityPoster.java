package org.haochaping.workshop.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.haochaping.workshop.hall.HallException;

/** Posts bodies one after the other with a plain HTTP client, and does nothing else. */
final class CityPoster {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final String token;

  CityPoster(String cityUrl, String token) {
    this.address = URI.create(cityUrl + "/feed/v1/batches");
    this.token = token;
  }

  /** How many seconds all but the first took, which opens the connection. */
  double post(List<byte[]> bodies) {
    long start = System.nanoTime();
    boolean first = true;
    for (byte[] body : bodies) {
      post(body);
      if (first) {
        start = System.nanoTime();
        first = false;
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void post(byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200 || response.body().contains("\"refused\"")) {
        throw new HallException(
            "the city did not take a bare batch: "
                + response.statusCode()
                + " "
                + response.body().substring(0, Math.min(300, response.body().length())));
      }
    } catch (IOException e) {
      throw new HallException("the city can't be reached: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HallException("interrupted", e);
    }
  }
}
