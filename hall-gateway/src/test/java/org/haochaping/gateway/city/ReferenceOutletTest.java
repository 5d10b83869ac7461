package org.haochaping.gateway.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.haochaping.gateway.Engine;
import org.haochaping.protocol.city.FeedCodec;
import org.haochaping.protocol.city.FeedRecord;
import org.haochaping.protocol.city.FeedResult;
import org.haochaping.protocol.city.FeedResult.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What travels, seen by an HTTP server that answers as each test wants. */
@SuppressWarnings("try") // a courier works while it is open; nobody calls it
class ReferenceOutletTest {
  private record Request(long nanos, String key, String token, String json) {}

  @FunctionalInterface
  private interface Answerer {
    void answer(Request request, HttpExchange http) throws IOException;
  }

  @TempDir Path folder;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Answerer answerer = ReferenceOutletTest::takeAll;
  private HttpServer server;
  private String url;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/feed/v1/batches", this::handle);
    server.start();
    url = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void request_isWhatTheDescriptionSays() throws IOException {
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder)) {
      hall.rate(1, 5, "");
      hall.rate(1, 1, "108");
      try (Courier courier = hall.courier(url, 500)) {
        await().until(() -> hall.count("sent") == 2);
      }
    }
    String name = "https://haochaping.org/city-feed.yaml";
    String text = Files.readString(Path.of("../docs/city-feed.yaml"));
    Schema schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(name, text)))
            .getSchema(SchemaLocation.of(name + "#/components/schemas/Batch"));
    assertThat(schema.validate(requests.get(0).json(), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate("{\"v\":1,\"records\":[]}", InputFormat.JSON)).isNotEmpty();
    assertThat(requests.get(0).token()).isEqualTo("Bearer token");
    assertThat(requests.get(0).key()).matches("[0-9a-f]{64}");
  }

  @Test
  void retry_afterARestart_repeatsKeyAndBytes() {
    answerer = (request, http) -> respond(http, 500, "text/plain", "");
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder)) {
      hall.rate(3, 5, "");
      try (Courier courier = hall.courier(url, 500)) {
        await().until(() -> requests.size() >= 2);
      }
      answerer = ReferenceOutletTest::takeAll;
      try (Courier courier = hall.courier(url, 500)) {
        await().until(() -> hall.count("sent") == 3);
      }
    }
    assertThat(requests).hasSizeGreaterThanOrEqualTo(3);
    assertThat(requests).extracting(Request::key).containsOnly(requests.get(0).key());
    assertThat(requests).extracting(Request::json).containsOnly(requests.get(0).json());
  }

  @Test
  void retryAfter_isObeyed() {
    answerer =
        (request, http) -> {
          if (requests.size() == 1) {
            http.getResponseHeaders().add("Retry-After", "1");
            respond(http, 503, "text/plain", "");
          } else {
            takeAll(request, http);
          }
        };
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder);
        Courier courier = outboxOf(hall, 1)) {
      await().until(() -> hall.count("sent") == 1);
    }
    assertThat(requests).hasSize(2);
    assertThat(requests.get(1).nanos() - requests.get(0).nanos())
        .isGreaterThanOrEqualTo(1_000_000_000L);
  }

  private Courier outboxOf(OutboxHall hall, int ratings) {
    hall.rate(ratings, 5, "");
    return hall.courier(url, 500);
  }

  @Test
  void batch_rejectedAsAWhole_costsOnlyTheCulprit() {
    answerer =
        (request, http) -> {
          if (request.json().contains("P-00005")) {
            respond(http, 422, "application/problem+json", "{\"detail\":\"看不懂 P 五\"}");
          } else {
            takeAll(request, http);
          }
        };
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder);
        Courier courier = outboxOf(hall, 9)) {
      await().until(() -> hall.count("sent") == 8);
      await().until(() -> hall.count("refused") == 1);
      assertThat(hall.answers("refused")).containsExactly("HTTP 422: 看不懂 P 五");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RATER_PRIVACY_batchRejectedWithAPersonsNumbers_isStoredAndLoggedMasked(Engine engine) {
    answerer =
        (request, http) ->
            respond(
                http,
                422,
                "application/problem+json",
                "{\"detail\":\"手机号%s,证件%s\"}".formatted(OutboxHall.MOBILE, OutboxHall.CERTIFICATE));
    try (Logged log = new Logged();
        OutboxHall hall = new OutboxHall(engine, folder)) {
      try (Courier courier = outboxOf(hall, 2)) {
        await().until(() -> hall.count("refused") == 2);
      }
      String masked = "HTTP 422: 手机号138****5678,证件1***************99";
      assertThat(hall.answers("refused")).containsExactly(masked, masked);
      assertThat(log.lines())
          .anyMatch(line -> line.contains("words=" + masked))
          .noneMatch(
              line -> line.contains(OutboxHall.MOBILE) || line.contains(OutboxHall.CERTIFICATE));
    }
  }

  @Test
  void plain400_fromABoxInBetween_refusesNothing() {
    answerer = (request, http) -> respond(http, 400, "text/html", "<html>");
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder);
        Courier courier = outboxOf(hall, 2)) {
      await().until(() -> hall.alarms().contains("city-denied"));
      assertThat(hall.count("pending")).isEqualTo(2);
      answerer = ReferenceOutletTest::takeAll;
      await().until(() -> hall.count("sent") == 2);
    }
  }

  @Test
  void answer_thatNeverEnds_isGivenUp() {
    answerer =
        (request, http) -> {
          if (requests.size() > 1) {
            takeAll(request, http);
            return;
          }
          http.sendResponseHeaders(200, 0);
          byte[] blanks = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
          for (int i = 0; i < 1000; i++) {
            http.getResponseBody().write(blanks);
          }
          http.close();
        };
    try (OutboxHall hall = new OutboxHall(Engine.SQLITE, folder);
        Courier courier = outboxOf(hall, 2)) {
      await().until(() -> hall.count("sent") == 2);
    }
    assertThat(requests).hasSize(2);
  }

  private void handle(HttpExchange http) {
    try (http) {
      String json =
          new String(
              new GZIPInputStream(http.getRequestBody()).readAllBytes(), StandardCharsets.UTF_8);
      Request request =
          new Request(
              System.nanoTime(),
              http.getRequestHeaders().getFirst("Idempotency-Key"),
              http.getRequestHeaders().getFirst("Authorization"),
              json);
      requests.add(request);
      answerer.answer(request, http);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void takeAll(Request request, HttpExchange http) throws IOException {
    List<FeedResult> results =
        FeedCodec.decode(request.json().getBytes(StandardCharsets.UTF_8)).records().stream()
            .map(FeedRecord::key)
            .map(key -> new FeedResult(key, Outcome.TAKEN, ""))
            .toList();
    respond(
        http,
        200,
        "application/json",
        new String(FeedCodec.encodeAnswer(results), StandardCharsets.UTF_8));
  }

  private static void respond(HttpExchange http, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    http.getResponseHeaders().add("Content-Type", type);
    http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    http.getResponseBody().write(bytes);
  }
}
