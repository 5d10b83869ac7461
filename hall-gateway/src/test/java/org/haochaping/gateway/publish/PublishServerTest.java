package org.haochaping.gateway.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.api.ApiDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The public server over the wire, with months of results; each JSON is held to its document. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishServerTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private PublicHall hall;
  private PublishServer server;

  @BeforeAll
  void publish(@TempDir Path folder) {
    hall = new PublicHall(Engine.SQLITE, folder);
    new PublicYear()
        .fill(hall.results.rules.ledger(), LocalDate.of(2026, 8, 1), LocalDate.of(2026, 11, 25));
    hall.results.count();
    server = hall.serve("2026-11-26");
  }

  @AfterAll
  void close() {
    server.close();
    hall.close();
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    return send(server, method, path, headers);
  }

  private HttpResponse<String> send(PublishServer to, String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + to.port() + path))
            .method(method, BodyPublishers.noBody());
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private JsonNode json(String path) throws IOException, InterruptedException {
    return documented(path, send("GET", path));
  }

  private static JsonNode documented(String path, HttpResponse<String> answer) throws IOException {
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    new ApiDocument("public-results.yaml")
        .checkAnswer("GET", path, answer.statusCode(), type, answer.body());
    return new ObjectMapper().readTree(answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/results.json", "/results.json?period=2026-Q3", "/results.json?period=2026"})
  void PUBLISH_json_isAsItsDocumentSays(String path) throws Exception {
    JsonNode json = json(path);
    long sum = 0;
    for (JsonNode level : json.at("/total/levels")) {
      sum += level.asLong();
    }
    assertThat(json.at("/total/active").asLong()).isEqualTo(sum).isGreaterThan(500);
    assertThat(json.at("/groups/department").size()).isGreaterThan(9);
    assertThat(json.at("/groups/department").findValuesAsText("suppressed")).contains("false");
    assertThat(json.at("/running/to").asText()).isEqualTo("2026-11-24");
  }

  @Test
  void PUBLISH_json_namesSmallGroupsWithoutNumbers() throws Exception {
    int hidden = 0;
    for (JsonNode group : json("/results.json").at("/groups/department")) {
      assertThat(group.path("suppressed").asBoolean()).isEqualTo(!group.has("tally"));
      hidden += group.path("suppressed").asBoolean() ? 1 : 0;
    }
    assertThat(hidden).isGreaterThanOrEqualTo(2);
  }

  @Test
  void PUBLISH_eachShownGroup_hasItsOwnReasonsAndTrendAsJsonAndPage() throws Exception {
    JsonNode hall = json("/results.json");
    assertThat(hall.at("/groups/window").size()).isGreaterThan(9);
    int shown = 0;
    for (JsonNode row : hall.at("/groups/window")) {
      String group = "?period=2026-10&kind=window&code=" + row.path("code").asText();
      if (row.path("suppressed").asBoolean()) {
        assertThat(row.has("reasons")).isFalse();
        assertThat(json("/results.json" + group).path("status").asInt()).isEqualTo(404);
        assertThat(send("GET", "/" + group).statusCode()).isEqualTo(404);
        continue;
      }
      shown++;
      JsonNode json = json("/results.json" + group);
      assertThat(json.at("/group/code")).isEqualTo(row.path("code"));
      assertThat(json.path("total")).isEqualTo(row.path("tally"));
      assertThat(json.path("reasons")).isEqualTo(row.path("reasons"));
      assertThat(json.path("trend")).hasSize(12);
      assertThat(json.at("/trend/11/tally")).isEqualTo(row.path("tally"));
      assertThat(json.at("/trend/10/tally/goodRate")).isEqualTo(row.path("goodRateBefore"));
      json.path("reasons").findValues("count").forEach(PublishServerTest::assertEnough);
    }
    assertThat(shown).isGreaterThan(5);
    assertThat(hall.at("/groups/window/0/reasons")).isNotEmpty();
    assertThat(send("GET", "/").body()).contains("?period=2026-10&amp;kind=window&amp;code=1");
    assertThat(send("GET", "/?kind=window&code=1").body())
        .contains("窗口:1 号窗口", "一窗受理一次办结", "2026-09", "?period=2026-10\"")
        .doesNotContain("按部门");
    assertThat(send("GET", "/wall?kind=window&code=1").body())
        .contains("按部门")
        .doesNotContain("kind=");
  }

  private static void assertEnough(JsonNode count) {
    assertThat(count.asInt()).isGreaterThanOrEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kind=window", "code=1", "kind=moon&code=1", "kind=hall&code=", "kind=&code=%3Cb"})
  void group_thatIsNone_isRefusedWithAProblemThatRepeatsNothing(String group) throws Exception {
    JsonNode problem = json("/results.json?" + group);
    assertThat(problem.path("status").asInt()).isEqualTo(400);
    assertThat(problem.path("detail").asText()).contains("kind").doesNotContain("moon", "<");
    assertThat(json("/results.json?kind=clerk&code=A01").path("status").asInt())
        .as("a kind that this hall does not publish")
        .isEqualTo(404);
  }

  @Test
  void PUBLISH_answers_holdNothingPersonalAndNoClerk() throws Exception {
    String group = "?kind=department&code=111509000MB12345678";
    for (String path :
        new String[] {"/", "/wall", "/results.json", "/" + group, "/results.json" + group}) {
      HttpResponse<String> answer = send("GET", path);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body())
          .contains("市场监督管理局")
          .doesNotContain("case1")
          .doesNotContain("handle")
          .doesNotContain("clerk");
    }
  }

  @Test
  void answer_knownByItsTag_isNotSentAgain() throws Exception {
    HttpResponse<String> first = send("GET", "/results.json");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(first.headers().firstValue("Cache-Control")).contains("public, max-age=60");
    assertThat(first.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    HttpResponse<String> again = send("GET", "/results.json", "If-None-Match", "\"x\", " + tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(send("GET", "/results.json", "If-None-Match", "W/\"x\"").statusCode())
        .isEqualTo(200);
    assertThat(send("HEAD", "/").statusCode()).isEqualTo(200);
  }

  @Test
  void page_askedForCompressed_isGzip() throws Exception {
    HttpResponse<String> page = send("GET", "/", "Accept-Encoding", "gzip");
    assertThat(page.headers().firstValue("Content-Encoding")).contains("gzip");
  }

  @Test
  void page_takesScriptsAndStyleFromHereAlone() throws Exception {
    HttpResponse<String> page = send("GET", "/");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                    .doesNotContain("unsafe"));
    assertThat(page.body())
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("style=");
    for (String path : new String[] {"/page.css", "/charts.js", "/echarts.js"}) {
      HttpResponse<String> asset = send("GET", path);
      assertThat(asset.statusCode()).isEqualTo(200);
      assertThat(asset.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13", "2026-11-01", "2026-11-01..2026-11-26", "", "%3Cscript%3E"})
  void period_thatIsNoneOrNotPublic_isRefusedWithAProblemThatRepeatsNothing(String period)
      throws Exception {
    JsonNode problem = json("/results.json?period=" + period);
    assertThat(problem.path("status").asInt()).isEqualTo(400);
    assertThat(problem.path("detail").asText()).contains("2026-Q4").doesNotContain("script");
  }

  @Test
  void requests_forWhatIsNotThere_areRefused() throws Exception {
    assertThat(json("/results.json?period=2026-11").path("status").asInt()).isEqualTo(404);
    assertThat(send("GET", "/?period=2999").statusCode()).isEqualTo(404);
    assertThat(send("GET", "/?period=2019").statusCode()).as("before the first").isEqualTo(404);
    HttpResponse<String> away = send("GET", "/admin");
    assertThat(away.statusCode()).isEqualTo(404);
    assertThat(away.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(send("POST", "/results.json").statusCode()).isEqualTo(405);
  }

  @Test
  void address_thatAsksTooMuch_isToldWhenToComeBackAndOthersAreServed() throws Exception {
    try (PublishServer one = hall.serve("2026-11-26", 1)) {
      for (int i = 0; i < 5; i++) {
        assertThat(from(one, "10.0.0." + i + ", 203.0.113.7").statusCode()).isEqualTo(200);
      }
      HttpResponse<String> refused = from(one, "203.0.113.7");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
          .isBetween(1L, 60L);
      assertThat(refused.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
      assertThat(documented("/results.json", refused).path("status").asInt()).isEqualTo(429);
      assertThat(from(one, "203.0.113.8").statusCode()).isEqualTo(200);
    }
  }

  private HttpResponse<String> from(PublishServer one, String forwarded) throws Exception {
    return send(one, "GET", "/results.json", "X-Forwarded-For", forwarded);
  }

  @Test
  void port_taken_isSaidInOneSentence() {
    PublishSettings same = PublicHall.settings(server.port(), 60);
    assertThatThrownBy(
            () -> PublishServer.start(same, hall.results.book(), PublicHall.noon("2026-11-26")))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("publish.port");
  }
}
