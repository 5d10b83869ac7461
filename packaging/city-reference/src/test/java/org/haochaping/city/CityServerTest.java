package org.haochaping.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.city.RecordHash;
import org.haochaping.protocol.city.SetDigest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CityServerTest {
  @TempDir private Path dir;
  private CityServer city;
  private Sender hall;
  private Feed feed;

  @BeforeEach
  void start() throws IOException {
    feed = new Feed();
    open();
  }

  private void open() {
    city =
        CityServer.start(
            CityConfig.load(Optional.empty(), Optional.of(0), Optional.of(dir), Map.of()));
    hall = new Sender(city.port());
  }

  @AfterEach
  void stop() {
    city.close();
  }

  @Test
  void batch_ofAServiceAndItsRating_isTakenAndShown() {
    String batch = Sender.batch(Sender.service("P-1"), Sender.rating("P-1"));
    feed.check("Batch", batch);
    HttpResponse<String> answer = hall.send("k1", batch);

    assertThat(answer.statusCode()).isEqualTo(200);
    feed.check("Answer", answer.body());
    assertThat(answer.body())
        .isEqualTo(
            "{\"v\":1,\"results\":[{\"key\":\"service/P-1/1\",\"result\":\"taken\"},"
                + "{\"key\":\"rating/P-1/1\",\"result\":\"taken\"}]}");
    JsonNode shown = hall.get("/feed/v1/ratings?projectNo=P-1");
    feed.check("Page", shown.toString());
    assertThat(shown.at("/records/0/record")).isEqualTo(Sender.rating("P-1"));
  }

  @Test
  void description_ofTheFeed_tellsWrongBatchesApart() {
    ObjectNode early = Sender.rating("P-1");
    early.remove("acceptDate");

    assertThat(feed.errors("Batch", Sender.batch(early))).isNotEmpty();
    assertThat(feed.errors("Batch", Sender.batch(Sender.rating("P-1").put("pf", 4)))).isNotEmpty();
    assertThat(feed.errors("Batch", Sender.batch(Sender.service("P").put("taskType", "1"))))
        .isNotEmpty();
    assertThat(feed.errors("Answer", "{\"v\":1,\"results\":[]}")).isNotEmpty();
  }

  @Test
  void taken_afterARestart_isStillThere() {
    hall.send(Sender.service("P-1"), Sender.rating("P-1"));
    city.close();
    open();

    assertThat(hall.get("/feed/v1/counts").get("ratings").intValue()).isEqualTo(1);
  }

  @Test
  void rating_beforeItsService_isRefused() {
    assertThat(hall.results(Sender.rating("P-1"), Sender.service("P-1")))
        .isEqualTo("refused,taken");
    assertThat(hall.results(Sender.rating("P-1"))).isEqualTo("taken");
  }

  @Test
  void record_withAKeyThatIsThere_isADuplicateAndNotMerged() {
    assertThat(hall.results(Sender.service("P-1"), Sender.rating("P-1"))).isEqualTo("taken,taken");
    assertThat(hall.results(Sender.service("P-1"), Sender.rating("P-1").put("satisfaction", "3")))
        .isEqualTo("duplicate,duplicate");
    assertThat(hall.get("/feed/v1/ratings").at("/records/0/record/satisfaction").textValue())
        .isEqualTo("5");
  }

  @ParameterizedTest
  @CsvSource({
    "mobile,",
    "userName,",
    "taskCode,1234",
    "areaCode,15090200000x",
    "userProp,8",
    "userPageType,112",
    "proStatus,4",
    "dataSource,15",
    "acceptDate,2026-11-24",
    "acceptDate,",
    "satisfaction,6",
    "satisfaction,0",
    "pf,9",
    "assessTime,2026-13-01 10:00:00",
    "isdefault,2",
    "effectivEvalua,",
    "deptCode,123",
    "evalDetail,108",
    "evalDetail,501",
    "evalDetail,99"
  })
  void rating_withAWrongField_isRefusedByName(String field, String value) {
    hall.send(Sender.service("P-1"));
    ObjectNode rating = Sender.rating("P-1").put(field, value);
    JsonNode answer = Sender.json(hall.send(rating).body());

    assertThat(answer.at("/results/0/result").textValue()).isEqualTo("refused");
    assertThat(answer.at("/results/0/words").textValue()).contains(field);
    feed.check("Answer", answer.toString());
  }

  @Test
  void rating_withTextOfExactly150Characters_isTaken() {
    hall.send(Sender.service("P-1"));

    assertThat(hall.results(Sender.rating("P-1").put("writingEvaluation", "好".repeat(151))))
        .isEqualTo("refused");
    assertThat(hall.results(Sender.rating("P-1").put("writingEvaluation", "好".repeat(150))))
        .isEqualTo("taken");
  }

  @Test
  void badRating_withNeitherReasonNorText_isRefused() {
    hall.send(Sender.service("P-1"));
    ObjectNode bad = Sender.rating("P-1").put("satisfaction", "1");

    assertThat(hall.send(bad).body()).contains("差评须有原因或文字评价");
    assertThat(hall.results(bad.put("evalDetail", "108,115"))).isEqualTo("taken");
  }

  @Test
  void case_finished_needsItsResultDate() {
    ObjectNode service = Sender.service("P-1").put("proStatus", "3");

    assertThat(hall.send(service).body()).contains("resultDate");
    assertThat(hall.results(service.put("resultDate", "2026-11-24 10:00:00"))).isEqualTo("taken");
  }

  @Test
  void sameKey_again_givesTheStoredAnswer() {
    String batch = Sender.batch(Sender.service("P-1"), Sender.rating("P-1"));
    String first = hall.send("k1", batch).body();

    assertThat(hall.send("k1", batch).body()).isEqualTo(first);
    assertThat(hall.send("k2", batch).body()).contains("duplicate");
    JsonNode counts = hall.get("/feed/v1/counts");
    feed.check("Counts", counts.toString());
    assertThat(counts.get("replayed").intValue()).isEqualTo(1);
    assertThat(counts.get("taken").intValue()).isEqualTo(2);
  }

  @Test
  void sameKey_withAnotherBody_isUnprocessable() {
    hall.send("k1", Sender.batch(Sender.service("P-1")));

    assertProblem(hall.send("k1", Sender.batch(Sender.service("P-2"))), 422);
  }

  @Test
  void requests_thatAreNone_getAProblemEach() {
    byte[] packed = Sender.gzip("{}".getBytes(StandardCharsets.UTF_8));
    assertProblem(hall.send("k", "no json"), 400);
    assertProblem(hall.send(hall.post("k", "no gzip".getBytes(StandardCharsets.UTF_8))), 400);
    assertProblem(hall.send(hall.post("a key", packed)), 400);
    assertProblem(hall.send("k", "{\"v\":2,\"records\":[]}"), 422);
    assertProblem(hall.send("k", "{\"v\":1,\"records\":[]}"), 422);
    assertProblem(hall.send("k", "{\"v\":1,\"records\":[{\"kind\":\"tale\"}]}"), 422);
    assertProblem(hall.send(hall.post("k", packed).setHeader("Content-Type", "text/plain")), 415);
    assertProblem(hall.send(hall.post("k", packed).setHeader("Content-Encoding", "br")), 415);
    assertProblem(hall.send(hall.post("k", packed).setHeader("Authorization", "Basic x")), 401);
  }

  @Test
  void bodies_overTheBounds_areTooLarge() {
    byte[] bomb = Sender.gzip(new byte[64 * 1024 * 1024]);
    assertThat(bomb.length).isLessThan(100_000);
    assertProblem(hall.send(hall.post("k", bomb)), 413);
    assertProblem(hall.send(hall.post("k", new byte[1024 * 1024 + 1])), 413);
  }

  @Test
  void tokens_configured_letNoOtherIn() {
    city.close();
    city =
        CityServer.start(
            new CityConfig(
                "127.0.0.1",
                0,
                dir,
                java.util.List.of("right"),
                java.time.Duration.ofDays(1),
                CityConfig.load(Optional.empty(), Optional.of(0), Optional.of(dir), Map.of())
                    .switches()));
    hall = new Sender(city.port());
    assertProblem(hall.send(hall.request("/feed/v1/counts").GET()), 401);
    assertThat(
            hall.send(
                    hall.request("/feed/v1/counts")
                        .setHeader("Authorization", "Bearer right")
                        .GET())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void pages_followedToTheEnd_showEachRatingOnce() {
    for (int i = 0; i < 7; i++) {
      hall.send(Sender.service("P-" + i), Sender.rating("P-" + i));
    }
    JsonNode first = hall.get("/feed/v1/ratings?limit=4");
    JsonNode rest = hall.get("/feed/v1/ratings?limit=4&after=" + first.get("next").longValue());

    assertThat(first.get("records")).hasSize(4);
    assertThat(rest.get("records")).hasSize(3);
    assertThat(rest.has("next")).isFalse();
    assertProblem(hall.send(hall.request("/feed/v1/ratings?limit=0").GET()), 400);
    assertProblem(hall.send(hall.request("/feed/v1/ratings?after=x").GET()), 400);
  }

  @Test
  void digestAndHashes_agreeWithWhatWasSent() {
    hall.send(
        Sender.service("P-2"), Sender.rating("P-2"), Sender.service("P-1"), Sender.rating("P-1"));
    SetDigest expected = new SetDigest();
    expected.add("rating/P-1/1", RecordHash.of(Sender.rating("P-1")));
    expected.add("rating/P-2/1", RecordHash.of(Sender.rating("P-2")));

    JsonNode digest = hall.get("/feed/v1/digest?kind=rating");
    feed.check("Digest", digest.toString());
    assertThat(digest.get("count").intValue()).isEqualTo(2);
    assertThat(Hash.ofHex(digest.get("digest").textValue())).isEqualTo(expected.digest());
    JsonNode page = hall.get("/feed/v1/hashes?kind=rating&limit=1");
    feed.check("Hashes", page.toString());
    assertThat(page.at("/records/0/key").textValue()).isEqualTo("rating/P-1/1");
    JsonNode rest = hall.get("/feed/v1/hashes?kind=rating&after=" + page.get("next").textValue());
    assertThat(rest.at("/records/0/key").textValue()).isEqualTo("rating/P-2/1");
  }

  @Test
  void switches_failing_answerWithStatusAndRetryAfter() {
    hall.switches("{\"fail-rate\": 1.0, \"fail-status\": 503, \"retry-after-seconds\": 7}");
    HttpResponse<String> answer = hall.send(Sender.service("P-1"));

    assertProblem(answer, 503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    hall.switches("{\"fail-rate\": 0}");
    assertThat(hall.results(Sender.service("P-1"))).isEqualTo("taken");
  }

  @Test
  void switches_failingAfterTaking_haveTakenIt() {
    hall.switches("{fail-rate: 1, fail-status: 500, fail-after-taking: true}");
    assertProblem(hall.send(Sender.service("P-1")), 500);

    hall.switches("{fail-rate: 0}");
    assertThat(hall.results(Sender.service("P-1"))).isEqualTo("duplicate");
  }

  @Test
  void switches_refusing_giveTheirWords() {
    hall.switches("{refuse-project: \"P-2\", refuse-words: 名单外}");

    assertThat(hall.results(Sender.service("P-1"))).isEqualTo("taken");
    assertThat(hall.send(Sender.service("P-2")).body()).contains("名单外");
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "html", "empty", "truncated", "wrong-count", "wrong-keys"})
  void switches_nonsense_spoilTheAnswerAfterTaking(String nonsense) {
    hall.switches("{nonsense: " + nonsense + "}");
    String batch = Sender.batch(Sender.service("P-1"), Sender.rating("P-1"));
    HttpResponse<String> spoilt = hall.send("k", batch);
    hall.switches("{nonsense: none}");

    assertThat(spoilt.statusCode()).isEqualTo(200);
    assertThat(spoilt.body()).isNotEqualTo(hall.send("k", batch).body());
    assertThat(hall.get("/feed/v1/counts").get("ratings").intValue()).isEqualTo(1);
  }

  @Test
  void switches_misspelt_areRefused() {
    assertProblem(
        hall.send(hall.request("/switches").PUT(BodyPublishers.ofString("{fail: 1}"))), 400);
    assertProblem(
        hall.send(hall.request("/switches").PUT(BodyPublishers.ofString("{fail-rate: 2}"))), 400);
  }

  @Test
  void port_inUse_isOneSentence() {
    assertThatThrownBy(
            () ->
                CityServer.start(
                    CityConfig.load(
                        Optional.empty(),
                        Optional.of(city.port()),
                        Optional.of(dir.resolve("other")),
                        Map.of())))
        .isInstanceOf(CityException.class)
        .hasMessageContaining("port " + city.port() + " is in use");
  }

  private void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    feed.check("Problem", answer.body());
  }
}
