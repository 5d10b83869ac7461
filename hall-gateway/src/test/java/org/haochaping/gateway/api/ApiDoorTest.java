package org.haochaping.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.TestHall;
import org.haochaping.gateway.api.ApiCalls.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may call, and what becomes of calls that make no sense. */
class ApiDoorTest {
  private static final String ACCEPTED = "/api/v1/cases/accepted";
  private static final String PROBLEM = "application/problem+json";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void key_wrongOrRevoked_isRefused(Engine engine) throws Exception {
    try (ApiHall api = new ApiHall(engine, folder)) {
      String body = ApiCalls.sample("P-1").toString();
      Answer wrong = api.calls.post(ACCEPTED, body, "Authorization", "Bearer hcp_wrong");
      assertThat(wrong.status()).isEqualTo(401);
      assertThat(wrong.http().headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(api.calls.post(ACCEPTED, body).status()).isEqualTo(201);
      assertThat(api.hall.run("system", "list")).contains("window-system").contains("active");
      api.hall.run("system", "revoke", "window-system");
      await().until(() -> api.calls.post(ACCEPTED, body).status() == 401);
    }
  }

  @Test
  void key_isKeptAsAHashOnly() throws Exception {
    TestHall hall = TestHall.in(folder);
    String key = hall.run("system", "add", "one");
    assertThat(key).matches("hcp_[A-Za-z0-9_-]{43}");
    assertThat(hall.command("system", "add", "one", "--config", hall.config().toString()).exit())
        .isEqualTo(1);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
            .as("%s", file)
            .doesNotContain(key.substring(4));
      }
    }
  }

  @Test
  void addressAndMethod_unknown_areProblems() throws Exception {
    try (ApiHall api = new ApiHall(Engine.SQLITE, folder)) {
      Answer nowhere = api.calls.raw("GET", "/api/v1/nothing", "");
      assertThat(nowhere.status()).isEqualTo(404);
      assertThat(nowhere.type()).isEqualTo(PROBLEM);
      Answer wrong = api.calls.raw("DELETE", ACCEPTED, "");
      assertThat(wrong.status()).isEqualTo(405);
      assertThat(wrong.type()).isEqualTo(PROBLEM);
      assertThat(wrong.http().headers().firstValue("Allow")).contains("POST");
      assertThat(api.calls.raw("GET", "/", "", "Authorization", "none").status()).isEqualTo(401);
    }
  }

  @Test
  void body_notJsonTooLargeOrOfAnotherType_isRefused() throws Exception {
    try (ApiHall api = new ApiHall(Engine.SQLITE, folder)) {
      assertThat(api.calls.post(ACCEPTED, "{\"a\":secret}").status()).isEqualTo(400);
      assertThat(api.calls.post(ACCEPTED, "[]").status()).isEqualTo(400);
      assertThat(api.calls.post(ACCEPTED, "{\"a\":1,\"a\":2}").text()).doesNotContain("secret");
      assertThat(api.calls.post(ACCEPTED, "{}", "Content-Type", "text/plain").status())
          .isEqualTo(415);
      String large = "{\"a\":\"" + "x".repeat(Body.MAX_BYTES) + "\"}";
      assertThat(api.calls.post(ACCEPTED, large).status()).isEqualTo(413);
      assertThat(api.calls.post(ACCEPTED, "{}", "Idempotency-Key", "with blanks").status())
          .isEqualTo(422);
    }
  }

  @Test
  void idempotencyKey_malformed_isABadRequestThatNamesTheHeader() throws Exception {
    try (ApiHall api = new ApiHall(Engine.SQLITE, folder)) {
      String body = ApiCalls.sample("P-1").toString();
      Answer blanks = api.calls.post(ACCEPTED, body, "Idempotency-Key", "with blanks");
      assertThat(blanks.status()).isEqualTo(400);
      assertThat(fields(blanks)).containsExactly("Idempotency-Key");
      assertThat(blanks.text()).doesNotContain("with blanks");
      Answer tooLong = api.calls.post(ACCEPTED, body, "Idempotency-Key", "k".repeat(201));
      assertThat(tooLong.status()).isEqualTo(400);
      assertThat(fields(tooLong)).containsExactly("Idempotency-Key");
      assertThat(api.calls.get("/api/v1/cases?projectNo=P-1").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void dots_outOfBounds_areNamedBeforeAnythingIsWritten(Engine engine) throws Exception {
    try (ApiHall api = new ApiHall(engine, folder)) {
      ObjectNode one = ApiCalls.sample("P-1");
      ObjectNode finished = one.deepCopy().put("proStatus", "3");
      finished.put("resultDate", "2026-11-25 10:00:00");
      ObjectNode batch = JsonNodeFactory.instance.objectNode().put("window", 3);
      batch.putArray("cases").add(one.deepCopy()).add(ApiCalls.sample("P-2"));
      Map<String, String> bodies =
          Map.of(
              ACCEPTED,
              one.toString(),
              "/api/v1/cases/finished",
              finished.toString(),
              "/api/v1/batches",
              batch.toString());
      for (Map.Entry<String, String> each : bodies.entrySet()) {
        Answer refused =
            api.calls.post(each.getKey() + "?dots=99", each.getValue(), "Idempotency-Key", "k1");
        assertThat(refused.status()).as(each.getKey()).isEqualTo(400);
        assertThat(fields(refused)).containsExactly("dots");
        assertThat(api.calls.get("/api/v1/cases?projectNo=P-1").status()).isEqualTo(404);
      }
      // The key named none of them.
      Answer made = api.calls.post(ACCEPTED, one.toString(), "Idempotency-Key", "k1");
      assertThat(made.status()).isEqualTo(201);
      Answer picture = api.calls.get(made.json().at("/receipt/png").asText() + "?dots=0");
      assertThat(picture.status()).isEqualTo(400);
      assertThat(fields(picture)).containsExactly("dots");
    }
  }

  @Test
  void query_wrongInSeveralPlaces_namesEach() throws Exception {
    try (ApiHall api = new ApiHall(Engine.SQLITE, folder)) {
      Answer answer = api.calls.get("/api/v1/cases?serviceNumber=secret");
      assertThat(answer.status()).isEqualTo(400);
      assertThat(fields(answer)).containsExactly("projectNo", "serviceNumber");
      assertThat(answer.text()).doesNotContain("secret");
    }
  }

  private static List<String> fields(Answer answer) {
    return answer.json().path("errors").findValuesAsText("field");
  }

  @Test
  void calls_tooMany_areToldWhenToComeBack() throws Exception {
    try (ApiHall api = new ApiHall(Engine.SQLITE, folder, "api.requests-per-minute = 6")) {
      Answer answer = api.calls.get("/api/v1/windows/3/clerk");
      for (int i = 0; i < 10 && answer.status() == 200; i++) {
        answer = api.calls.get("/api/v1/windows/3/clerk");
      }
      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.http().headers().firstValueAsLong("Retry-After").orElse(0))
          .isBetween(1L, 10L);
    }
  }

  @Test
  void api_beyondThisMachineWithoutTls_doesNotStart() throws Exception {
    TestHall hall = TestHall.in(folder).with("api { enabled = true, host = \"0.0.0.0\" }");
    TestHall.Printed printed = hall.command("run", "--config", hall.config().toString());
    assertThat(printed.exit()).isEqualTo(1);
    assertThat(printed.text()).contains("tls").contains("personal data");
  }

  @Test
  void receiptLink_tooLongOrOpenEnded_isNamedAtTheStart() throws Exception {
    TestHall hall = TestHall.in(folder);
    hall.with("hall.receipt-link = \"https://x.example/" + "a".repeat(200) + "/\"");
    TestHall.Printed printed = hall.command("init", "--config", hall.config().toString());
    assertThat(printed.exit()).isEqualTo(1);
    assertThat(printed.text()).contains("hall.receipt-link").contains("at most 200 bytes");
    hall.with("hall.receipt-link = \"https://x.example/r\"");
    assertThat(hall.command("init", "--config", hall.config().toString()).text())
        .contains("hall.receipt-link")
        .contains("must end with");
  }
}
