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
import java.util.List;
import java.util.stream.Collectors;
import org.haochaping.protocol.JsonFields;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.hall.IssuedReceipt;
import org.haochaping.workshop.hall.SampleCases;

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

  /**
   * A case that the gateway has as accepted.
   *
   * @param link what its receipt's QR code shows
   * @param png where its picture is, behind the API's address
   */
  record Accepted(String projectNo, String link, String png) {}

  /** Reports that a case was accepted just now. */
  Accepted accept(String projectNo) {
    JsonFields receipt =
        json("POST", "/api/v1/cases/accepted", SampleCases.accepted(projectNo, window))
            .object("receipt");
    return new Accepted(projectNo, receipt.text("link"), receipt.text("png"));
  }

  /** Reports that the acceptance of a case failed. */
  void fail(String projectNo) {
    byte[] unused = call("POST", "/api/v1/cases/failed", SampleCases.failed(projectNo, window));
  }

  /** The picture of a receipt's QR code. */
  byte[] picture(Accepted accepted) {
    return call("GET", accepted.png(), "");
  }

  /** Invites to rate a case. */
  void invite(IssuedReceipt receipt) {
    last =
        json(
                "POST",
                "/api/v1/invitations",
                "{\"window\":%d,\"projectNo\":\"%s\",\"serviceNumber\":1}"
                    .formatted(window, receipt.projectNo()))
            .text("id");
  }

  /**
   * Reports a batch that was accepted just now.
   *
   * @return what its receipt's QR code shows
   */
  String batch(List<String> projectNumbers) {
    String cases =
        projectNumbers.stream().map(SampleCases::accepted).collect(Collectors.joining(","));
    return json(
            "POST", "/api/v1/batches", "{\"window\":%d,\"cases\":[%s]}".formatted(window, cases))
        .object("receipt")
        .text("link");
  }

  /** Invites to rate a consultation, which has no case. */
  void consult() {
    last = json("POST", "/api/v1/consultations", "{\"window\":%d}".formatted(window)).text("id");
  }

  /** Takes the last invitation back. */
  void withdraw() {
    byte[] unused = call("DELETE", "/api/v1/invitations/" + last, "");
  }

  private JsonFields json(String method, String path, String json) {
    return JsonFields.read(call(method, path, json));
  }

  private byte[] call(String method, String path, String json) {
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
      return response.body();
    } catch (IOException e) {
      throw new HallException("the gateway's API did not answer: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HallException("interrupted while calling the gateway's API", e);
    }
  }
}
