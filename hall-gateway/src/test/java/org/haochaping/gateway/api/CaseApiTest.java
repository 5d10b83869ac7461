package org.haochaping.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.api.ApiCalls.Answer;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.receipt.ReceiptToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseApiTest {
  private static final String ACCEPTED = "/api/v1/cases/accepted";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void accepted_getsAReceiptThatTerminalsTake_andTheSameAgain(Engine engine) throws Exception {
    try (ApiHall api = new ApiHall(engine, folder)) {
      String body = ApiCalls.sample("P-1").toString();
      Answer first = api.calls.post(ACCEPTED, body);
      assertThat(first.status()).isEqualTo(201);
      String link = first.json().at("/receipt/link").asText();
      ReceiptCode code = ReceiptToken.verify(link, api.hall.receiptKey()).orElseThrow();
      assertThat(code.window()).isEqualTo(3);
      assertThat(code.batch()).isEqualTo(1);
      Answer again = api.calls.post(ACCEPTED, body);
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.json()).isEqualTo(first.json());
      Answer shown = api.calls.get("/api/v1/cases?projectNo=P-1");
      assertThat(shown.json()).isEqualTo(first.json());
      assertThat(shown.text()).doesNotContain("欧阳").doesNotContain("13847451234");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void accepted_saidOtherwise_isRefusedNamingTheFieldsAndNoValue(Engine engine) throws Exception {
    try (ApiHall api = new ApiHall(engine, folder)) {
      api.calls.post(ACCEPTED, ApiCalls.sample("P-1").toString());
      Answer other =
          api.calls.post(
              ACCEPTED,
              ApiCalls.sample("P-1").put("mobile", "13900009999").put("taskName", "别的").toString());
      assertThat(other.status()).isEqualTo(409);
      assertThat(other.json().path("detail").asText())
          .contains("mobile, taskName")
          .doesNotContain("13900009999");
      assertThat(fields(other)).containsExactly("mobile", "taskName");
      Answer elsewhere =
          api.calls.post(ACCEPTED, ApiCalls.sample("P-1").put("window", 4).toString());
      assertThat(elsewhere.status()).isEqualTo(409);
      assertThat(fields(elsewhere)).containsExactly("window");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void ENTRY_ONLY_IF_ACCEPTED_failedCase_hasNoReceiptUntilAccepted(Engine engine) throws Exception {
    try (ApiHall api = new ApiHall(engine, folder)) {
      ObjectNode failed = ApiCalls.sample("P-1").put("proStatus", "1");
      Answer answer = api.calls.post("/api/v1/cases/failed", failed.toString());
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.json().has("receipt")).isFalse();
      assertThat(api.calls.post("/api/v1/cases/failed", failed.toString()).status()).isEqualTo(200);
      assertThat(api.calls.post(ACCEPTED, failed.toString()).status()).isEqualTo(422);
      Answer later = api.calls.post(ACCEPTED, ApiCalls.sample("P-1").toString());
      assertThat(later.status()).isEqualTo(201);
      assertThat(later.json().at("/receipt/link").asText()).isNotEmpty();
      Answer tooLate = api.calls.post("/api/v1/cases/failed", failed.toString());
      assertThat(tooLate.status()).isEqualTo(409);
      assertThat(fields(tooLate)).containsExactly("proStatus");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void finished_keepsTheReceipt_andIsIdempotent(Engine engine) throws Exception {
    try (ApiHall api = new ApiHall(engine, folder)) {
      Answer accepted = api.calls.post(ACCEPTED, ApiCalls.sample("P-1").toString());
      ObjectNode finished =
          ApiCalls.sample("P-1").put("proStatus", "3").put("resultDate", "2026-11-25 10:00:00");
      Answer done = api.calls.post("/api/v1/cases/finished", finished.toString());
      assertThat(done.status()).isEqualTo(201);
      assertThat(done.json().path("state").asText()).isEqualTo("finished");
      assertThat(done.json().path("receipt")).isEqualTo(accepted.json().path("receipt"));
      assertThat(api.calls.post("/api/v1/cases/finished", finished.toString()).status())
          .isEqualTo(200);
      assertThat(api.calls.post(ACCEPTED, ApiCalls.sample("P-1").toString()).status())
          .isEqualTo(200);
      Answer other =
          api.calls.post(
              "/api/v1/cases/finished",
              finished.put("resultDate", "2026-11-26 10:00:00").toString());
      assertThat(other.status()).isEqualTo(409);
      assertThat(other.json().path("detail").asText()).contains("resultDate");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void BATCH_ONCE_casesFiledInOneGo_shareOneReceipt(Engine engine) throws Exception {
    try (ApiHall api = new ApiHall(engine, folder)) {
      String batch = batch("P-1", "P-2", "P-3").toString();
      Answer answer = api.calls.post("/api/v1/batches", batch);
      assertThat(answer.status()).isEqualTo(201);
      String link = answer.json().at("/receipt/link").asText();
      assertThat(ReceiptToken.verify(link, api.hall.receiptKey()).orElseThrow().batch())
          .isEqualTo(3);
      Answer again = api.calls.post("/api/v1/batches", batch);
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.json()).isEqualTo(answer.json());
      JsonNode member = api.calls.get("/api/v1/cases?projectNo=P-2").json();
      assertThat(member.at("/receipt/link").asText()).isEqualTo(link);
      Answer fewer = api.calls.post("/api/v1/batches", batch("P-1", "P-2").toString());
      assertThat(fewer.status()).isEqualTo(409);
      assertThat(fields(fewer)).containsExactly("cases");
      ObjectNode otherwise = batch("P-1", "P-2", "P-3");
      ((ObjectNode) otherwise.path("cases").get(1)).put("mobile", "13900009999");
      assertThat(fields(api.calls.post("/api/v1/batches", otherwise.toString())))
          .containsExactly("cases[1].mobile");
      assertThat(api.calls.post("/api/v1/batches", batch("P-3", "P-4").toString()).status())
          .isEqualTo(409);
      assertThat(api.calls.get("/api/v1/cases?projectNo=P-4").status()).isEqualTo(404);
    }
  }

  @Test
  void fields_manyWrong_areAllNamedInBothLanguagesWithoutValues() throws Exception {
    try (ApiHall api = new ApiHall(Engine.SQLITE, folder)) {
      ObjectNode body =
          ApiCalls.sample("P-1")
              .put("taskCode", "secret-1")
              .put("serviceNumber", -77)
              .put("mobile", "secret-mobile-that-is-too-long")
              .put("userProp", "secret-2")
              .put("acceptDate", "gestern");
      body.remove("userName");
      body.remove("window");
      Answer answer = api.calls.post(ACCEPTED, body.toString());
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().path("errors").findValuesAsText("field"))
          .containsExactlyInAnyOrder(
              "window",
              "taskCode",
              "serviceNumber",
              "mobile",
              "userProp",
              "acceptDate",
              "userName");
      assertThat(answer.text())
          .doesNotContain("secret", "gestern", "-77")
          .contains("应为 31 位字母或数字", "not 31 letters and digits");
      ObjectNode batch = batch("P-1", "P-1");
      ((ObjectNode) batch.path("cases").get(1)).put("deptCode", "x");
      assertThat(
              api.calls
                  .post("/api/v1/batches", batch.toString())
                  .json()
                  .path("errors")
                  .findValuesAsText("field"))
          .containsExactly("cases[1].deptCode");
    }
  }

  @Test
  void RECEIPT_CODE_asPicture_isReadByAThirdPartysReader() throws Exception {
    try (ApiHall api = new ApiHall(Engine.SQLITE, folder)) {
      Answer json = api.calls.post(ACCEPTED, ApiCalls.sample("P-1").toString());
      String link = json.json().at("/receipt/link").asText();
      Answer png =
          api.calls.post(ACCEPTED, ApiCalls.sample("P-1").toString(), "Accept", "image/png");
      assertThat(png.type()).isEqualTo("image/png");
      assertThat(zbarimg(png.body())).isEqualTo(link);
      Answer fine = api.calls.get(json.json().at("/receipt/png").asText() + "?dots=3");
      assertThat(zbarimg(fine.body())).isEqualTo(link);
      Answer svg = api.calls.get(json.json().at("/receipt/svg").asText());
      assertThat(svg.type()).isEqualTo("image/svg+xml");
      assertThat(svg.text()).startsWith("<svg ");
      Answer text =
          api.calls.get(
              "/api/v1/receipts/" + json.json().at("/receipt/case").asText(),
              "Accept",
              "text/plain");
      assertThat(text.text()).isEqualTo(link);
    }
  }

  @Test
  void idempotencyKey_underAnotherBody_isRefused() throws Exception {
    try (ApiHall api = new ApiHall(Engine.SQLITE, folder)) {
      String one = ApiCalls.sample("P-1").toString();
      assertThat(api.calls.post(ACCEPTED, one, "Idempotency-Key", "k1").status()).isEqualTo(201);
      assertThat(api.calls.post(ACCEPTED, one, "Idempotency-Key", "k1").status()).isEqualTo(200);
      Answer other =
          api.calls.post(ACCEPTED, ApiCalls.sample("P-2").toString(), "Idempotency-Key", "k1");
      assertThat(other.status()).isEqualTo(409);
      assertThat(fields(other)).containsExactly("Idempotency-Key");
      assertThat(api.calls.get("/api/v1/cases?projectNo=P-2").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void BATCH_ONCE_filedWhenDone_isFinishedAsASingleCaseIs(Engine engine) throws Exception {
    try (ApiHall api = new ApiHall(engine, folder)) {
      ObjectNode batch = batch("P-1", "P-2");
      batch
          .path("cases")
          .forEach(
              one ->
                  ((ObjectNode) one)
                      .put("proStatus", "3")
                      .put("resultDate", "2026-11-25 10:00:00"));
      assertThat(api.calls.post("/api/v1/batches", batch.toString()).status()).isEqualTo(201);
      for (String projectNo : List.of("P-1", "P-2")) {
        JsonNode member = api.calls.get("/api/v1/cases?projectNo=" + projectNo).json();
        assertThat(member.path("state").asText()).isEqualTo("finished");
      }
    }
  }

  private static List<String> fields(Answer answer) {
    return answer.json().path("errors").findValuesAsText("field");
  }

  private static ObjectNode batch(String... projectNumbers) {
    ObjectNode batch = JsonNodeFactory.instance.objectNode().put("window", 3);
    var cases = batch.putArray("cases");
    for (String projectNo : projectNumbers) {
      cases.add(ApiCalls.sample(projectNo).without("window"));
    }
    return batch;
  }

  private String zbarimg(byte[] picture) throws Exception {
    Path file = folder.resolve("code.png");
    Files.write(file, picture);
    Process reader;
    try {
      reader = new ProcessBuilder("zbarimg", "--raw", "-q", file.toString()).start();
    } catch (java.io.IOException e) {
      throw new AssertionError("this test needs zbarimg (Debian: zbar-tools): ./hall test", e);
    }
    String read = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(reader.waitFor()).isZero();
    return read.strip();
  }
}
