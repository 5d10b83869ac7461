package org.haochaping.workshop.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.HallException;

/**
 * The gateway's public results, as anybody sees them.
 *
 * @param address of the page
 */
record PublicPage(String address) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofSeconds(10);

  static PublicPage of(Hall hall) {
    try {
      String port = Files.readString(hall.dir().resolve("gateway").resolve("publish.port"));
      return new PublicPage("http://127.0.0.1:" + port.strip() + "/");
    } catch (IOException e) {
      throw new HallException("the public page is not open: " + e.getMessage(), e);
    }
  }

  /** The newest month in a line, once it counts ratings and a default. */
  Optional<String> total() {
    JsonNode tally = results().path("total");
    int active = tally.path("active").asInt();
    int defaults = tally.path("defaults").asInt();
    return active == 0 || defaults == 0
        ? Optional.empty()
        : Optional.of(
            "主动评价 active %d · 默认 by default %d · 办件 cases %d · 好评率 good rate %.0f %%"
                .formatted(
                    active,
                    defaults,
                    tally.path("cases").asInt(),
                    100 * tally.path("goodRate").asDouble()));
  }

  private JsonNode results() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "results.json")).timeout(ANSWER).build();
    try {
      HttpResponse<String> response =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new HallException("the public page did not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HallException("interrupted", e);
    }
  }
}
