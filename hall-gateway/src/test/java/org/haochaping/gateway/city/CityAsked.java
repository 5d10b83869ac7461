package org.haochaping.gateway.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** What a city says that it has. */
record CityAsked(String url) {
  private static final ObjectMapper JSON = new ObjectMapper();

  JsonNode get(String path) {
    try {
      return JSON.readTree(
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url + path))
                      .header("Authorization", "Bearer token")
                      .build(),
                  BodyHandlers.ofString())
              .body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  int ratings() {
    return get("/feed/v1/counts").get("ratings").intValue();
  }

  List<String> projects() {
    List<String> projects = new ArrayList<>();
    get("/feed/v1/ratings?limit=5000")
        .get("records")
        .forEach(one -> projects.add(one.at("/record/projectNo").textValue()));
    return projects;
  }
}
