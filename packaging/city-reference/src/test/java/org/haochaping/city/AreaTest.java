package org.haochaping.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a hall fetches its own area's ratings back by (article 7). */
class AreaTest {
  @TempDir private Path dir;
  private ReferenceCity city;
  private Sender hall;
  private Feed feed;

  @BeforeEach
  void start() throws IOException {
    feed = new Feed();
    city = ReferenceCity.start(dir, 0);
    hall = new Sender(city.port());
  }

  @AfterEach
  void stop() {
    city.close();
  }

  private void send(String projectNo, String area) {
    ObjectNode service = Sender.service(projectNo).put("areaCode", area);
    ObjectNode rating = Sender.rating(projectNo).put("areaCode", area);
    assertThat(hall.results(service, rating)).isEqualTo("taken,taken");
  }

  @Test
  void ratings_ofAnArea_comePageByPageWithoutThoseOfOthers() {
    for (int i = 1; i <= 6; i++) {
      send("P-" + i, i % 2 == 0 ? "150902000000" : "150100000000");
    }
    String path = "/feed/v1/ratings?areaCode=150902000000&limit=2";
    JsonNode first = hall.get(path);
    feed.check("Page", first.toString());
    assertThat(first.findValuesAsText("projectNo")).containsExactly("P-2", "P-4");
    JsonNode rest = hall.get(path + "&after=" + first.get("next").longValue());
    assertThat(rest.findValuesAsText("projectNo")).containsExactly("P-6");
    assertThat(rest.has("next")).isFalse();
    assertThat(hall.send(hall.request("/feed/v1/ratings?areaCode=15").GET()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void ratings_failingByASwitch_sayWhenToComeBack() {
    hall.switches("{look-fail-rate: 1, fail-status: 429, retry-after-seconds: 7}");
    HttpResponse<String> answer = hall.send(hall.request("/feed/v1/ratings").GET());
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    feed.check("Problem", answer.body());
    send("P-1", "150902000000");
  }
}
