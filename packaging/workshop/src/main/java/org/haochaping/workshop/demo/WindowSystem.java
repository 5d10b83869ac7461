package org.haochaping.workshop.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.haochaping.protocol.JsonFields;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.hall.IssuedReceipt;

/**
 * The system at the clerk's desk, which knows the case and invites to rate it, by the interface
 * that docs/window-api.yaml describes.
 */
final class WindowSystem {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();
  private final Hall hall;
  private final String key;
  private final int window;
  private String last = "";

  /**
   * One at a window.
   *
   * @param key what {@code hall-gateway system add} gave it
   */
  WindowSystem(Hall hall, String key, int window) {
    this.hall = hall;
    this.key = key;
    this.window = window;
  }

  /** Invites to rate a case. */
  void invite(IssuedReceipt receipt) {
    last =
        call(
            "POST",
            "/api/v1/invitations",
            "{\"window\":%d,\"projectNo\":\"%s\",\"serviceNumber\":1}"
                .formatted(window, receipt.projectNo()));
  }

  /** Invites to rate a consultation, which has no case. */
  void consult() {
    last = call("POST", "/api/v1/consultations", "{\"window\":%d}".formatted(window));
  }

  /** Takes the last invitation back. */
  void withdraw() {
    String unused = call("DELETE", "/api/v1/invitations/" + last, "");
  }

  /** The invitation's id, from the gateway's answer. */
  private String call(String method, String path, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(hall.windowApiUrl() + path))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .timeout(ANSWER)
            .method(method, BodyPublishers.ofString(json, StandardCharsets.UTF_8))
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw new HallException(
            "the gateway answered %d to %s %s: %s"
                .formatted(
                    response.statusCode(),
                    method,
                    path,
                    new String(response.body(), StandardCharsets.UTF_8)));
      }
      return JsonFields.read(response.body()).text("id");
    } catch (IOException e) {
      throw new HallException("the gateway's API did not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HallException("interrupted while calling the gateway's API", e);
    }
  }
}
