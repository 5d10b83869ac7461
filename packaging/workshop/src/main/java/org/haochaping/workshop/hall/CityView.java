package org.haochaping.workshop.hall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.haochaping.protocol.SatisfactionLevel;

/** What the city system says that it has, asked over its own interface. */
public record CityView(String url) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final int PAGE = 5_000;

  /** A rating as the city has it. */
  public record CityRating(String projectNo, int assessNumber, SatisfactionLevel level) {}

  /** The city of a hall. */
  public static CityView of(Hall hall) {
    return new CityView(hall.cityUrl());
  }

  /**
   * Each rating that counts, in the order of their coming. Where another rating counts now, the
   * former one is there once more as no longer adopted (effectivEvalua 0): then neither counts.
   */
  public List<CityRating> ratings() {
    Map<String, CityRating> ratings = new LinkedHashMap<>();
    for (long after = 0; after >= 0; ) {
      JsonNode page = get("/feed/v1/ratings?limit=" + PAGE + "&after=" + after);
      for (JsonNode item : page.path("records")) {
        JsonNode record = item.path("record");
        CityRating rating =
            new CityRating(
                record.path("projectNo").asText(),
                record.path("assessNumber").asInt(),
                SatisfactionLevel.ofCityCode(record.path("satisfaction").asInt()));
        if (record.path("effectivEvalua").asText().equals("0")) {
          withdraw(ratings, record);
        } else {
          ratings.put(press(record) + "/" + rating.assessNumber(), rating);
        }
      }
      after = page.path("next").asLong(-1);
    }
    return List.copyOf(ratings.values());
  }

  private static void withdraw(Map<String, CityRating> ratings, JsonNode record) {
    String press = press(record) + "/";
    ratings.keySet().stream()
        .filter(key -> key.startsWith(press))
        .reduce((earlier, later) -> later)
        .ifPresent(ratings::remove);
  }

  private static String press(JsonNode record) {
    return record.path("projectNo").asText()
        + "/"
        + record.path("serviceNumber").asText()
        + "/"
        + record.path("assessTime").asText()
        + "/"
        + record.path("satisfaction").asText();
  }

  /** The case number of each rating there is, in the order of their coming. */
  public List<String> projectNumbers() {
    return ratings().stream().map(CityRating::projectNo).toList();
  }

  private JsonNode get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + Hall.CITY_TOKEN)
            .timeout(Duration.ofSeconds(30))
            .build();
    try {
      var response = HTTP.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new HallException("the city answered " + response.statusCode() + " to GET " + path);
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new HallException("the city did not answer GET " + path + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HallException("interrupted while asking the city", e);
    }
  }
}
