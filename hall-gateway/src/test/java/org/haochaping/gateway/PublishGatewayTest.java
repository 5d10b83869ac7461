package org.haochaping.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneId;
import org.awaitility.Awaitility;
import org.haochaping.gateway.results.ResultsHall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running gateway counts and publishes. */
class PublishGatewayTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir Path folder;

  @Test
  void PUBLISH_gateway_countsWhatWasRatedAndPublishesIt() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    Instant now = Instant.now();
    try (ResultsHall results = new ResultsHall(Engine.SQLITE, data)) {
      results.rules.at(now.toString());
      for (int i = 0; i < 6; i++) {
        results.press("o" + i, results.accepted("P" + i, "D", "I", 1, now), 4, now, 1, "");
      }
    }
    try (TestHall hall =
        TestHall.in(folder).with("publish { enabled = true, port = 0, live = true }").start()) {
      assertThat(Files.readString(data.resolve("publish.port")).strip())
          .isEqualTo(Integer.toString(hall.publishPort()));
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + hall.publishPort() + "/results.json"))
              .build();
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(hall.run("results", Year.from(now.atZone(ZONE)).toString()))
                      .contains("0/6/0/0/0"));
      String json = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
      assertThat(new ObjectMapper().readTree(json).at("/total/levels/4").asInt()).isEqualTo(6);
    }
  }

  @Test
  void publish_aGroupThatThereIsNot_isNamedAtTheStart() throws Exception {
    TestHall hall = TestHall.in(folder).with("publish { groups = [hall] }");
    TestHall.Printed printed = hall.command("run", "--config", hall.config().toString());
    assertThat(printed.exit()).isEqualTo(1);
    assertThat(printed.text()).contains("groups").contains("department, window, item, clerk");
  }
}
