package org.haochaping.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody.Declined;
import org.haochaping.protocol.journal.JournalBody.Offered;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.receipt.ReceiptToken;
import org.haochaping.protocol.wire.Invitation;
import org.haochaping.protocol.wire.TerminalSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A window's terminal, as its business system moves it. */
class WindowApiTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Engine.class)
  void RECEIPT_CODE_invitation_comesToTheTerminalAndItsAnswerBackWithoutALevel(Engine engine)
      throws Exception {
    try (ApiWindow window = new ApiWindow(engine, folder, "invite", "settings")) {
      var api = window.api;
      String link = window.accept(ApiCalls.sample("150902202611240001"));
      var sent =
          api.calls.post(
              "/api/v1/invitations",
              "{\"window\":3,\"projectNo\":\"150902202611240001\",\"serviceNumber\":1}",
              "Idempotency-Key",
              "i1");
      assertThat(sent.status()).isEqualTo(201);
      Invitation invitation = window.client.invitation();
      assertThat(invitation.receipt()).contains(link);
      assertThat(invitation.item()).contains("个体工商户设立登记");
      assertThat(invitation.caseNumber()).contains("1509****0001");
      assertThat(invitation.expires()).isAfter(Instant.now());
      var again =
          api.calls.post(
              "/api/v1/invitations",
              "{\"window\":3,\"projectNo\":\"150902202611240001\",\"serviceNumber\":1}",
              "Idempotency-Key",
              "i1");
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.json().path("id")).isEqualTo(sent.json().path("id"));

      String handle = ReceiptToken.unverified(link).caseHandle();
      String address = "/api/v1/invitations/" + invitation.id();
      window.journal(new Offered(at(1), offer("o1"), "invite", Optional.of(handle), 1, 3));
      assertThat(state(api, address)).isEqualTo("offered");
      window.journal(
          new Rated(
              at(2),
              offer("o1"),
              SatisfactionLevel.VERY_DISSATISFIED,
              "key",
              Optional.of(handle),
              1,
              3,
              OptionalLong.empty()));
      assertThat(state(api, address)).isEqualTo("rated");
      assertThat(api.calls.get(address).text())
          .doesNotContain("dissatisfied")
          .doesNotContain("level");
      assertThat(api.calls.delete(address).json().path("state").asText()).isEqualTo("rated");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void invitation_receiptScannedBeforeItCame_isAnsweredByThatRatingAndNotByTheHalls(Engine engine)
      throws Exception {
    try (ApiWindow window = new ApiWindow(engine, folder, "invite", "settings")) {
      var api = window.api;
      String link = window.accept(ApiCalls.sample("150902202611240001"));
      Optional<String> handle = Optional.of(ReceiptToken.unverified(link).caseHandle());
      window.journal(new Offered(at(1), offer("o1"), "receipt", handle, 1, 3));
      api.calls.post(
          "/api/v1/invitations",
          "{\"window\":3,\"projectNo\":\"150902202611240001\",\"serviceNumber\":1}");
      String address = "/api/v1/invitations/" + window.client.invitation().id();
      window.journal(rated(at(2), "o2", handle, "hall"));
      assertThat(state(api, address)).isEqualTo("sent");
      window.journal(rated(at(3), "o1", handle, "window"));
      assertThat(state(api, address)).isEqualTo("rated");
    }
  }

  private static Rated rated(Moment at, String offer, Optional<String> handle, String about) {
    return new Rated(
        at,
        offer(offer),
        SatisfactionLevel.SATISFIED,
        "key",
        handle,
        1,
        3,
        OptionalLong.empty(),
        about);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void consultation_withoutACase_invitesAndEndsAsDeclined(Engine engine) throws Exception {
    try (ApiWindow window = new ApiWindow(engine, folder, "invite", "settings")) {
      var sent =
          window.api.calls.post("/api/v1/consultations", "{\"window\":3,\"item\":\"企业登记咨询\"}");
      Invitation invitation = window.client.invitation();
      assertThat(invitation.receipt()).isEmpty();
      assertThat(invitation.item()).contains("企业登记咨询");
      String address = "/api/v1/invitations/" + sent.json().path("id").asText();
      window.journal(
          new Offered(at(1), offer("o1"), "invite", Optional.empty(), 1, 3, "consultation"));
      window.journal(new Declined(at(2), offer("o1"), "timeout"));
      assertThat(state(window.api, address)).isEqualTo("declined");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void invitation_takenBack_tellsTheTerminal(Engine engine) throws Exception {
    try (ApiWindow window = new ApiWindow(engine, folder, "invite", "settings")) {
      var sent = window.api.calls.post("/api/v1/consultations", "{\"window\":3}");
      String id = window.client.invitation().id();
      var back = window.api.calls.delete("/api/v1/invitations/" + id);
      assertThat(back.json().path("state").asText()).isEqualTo("withdrawn");
      Invitation second = window.client.invitation();
      assertThat(second.withdrawn()).isTrue();
      assertThat(second.id()).isEqualTo(sent.json().path("id").asText());
    }
  }

  @Test
  void invitation_forWhatIsUnknownFailedOrWithoutATerminal_isRefused() throws Exception {
    try (ApiHall api = new ApiHall(Engine.SQLITE, folder)) {
      String wish = "{\"window\":3,\"projectNo\":\"P-1\",\"serviceNumber\":1}";
      assertThat(api.calls.post("/api/v1/invitations", wish).status()).isEqualTo(404);
      api.calls.post(
          "/api/v1/cases/failed", ApiCalls.sample("P-1").put("proStatus", "1").toString());
      var failed = api.calls.post("/api/v1/invitations", wish);
      assertThat(failed.status()).isEqualTo(409);
      assertThat(failed.json().path("errors").findValuesAsText("field"))
          .containsExactly("projectNo");
      var withoutTerminal = api.calls.post("/api/v1/consultations", "{\"window\":3}");
      assertThat(withoutTerminal.status()).isEqualTo(409);
      assertThat(withoutTerminal.json().path("errors").findValuesAsText("field"))
          .containsExactly("window");
      assertThat(api.calls.post("/api/v1/consultations", "{\"seconds\":1}").status())
          .isEqualTo(422);
      assertThat(api.calls.get("/api/v1/invitations/none").status()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void clerk_onDutyAndAway_isShownAtOnceAndKept(Engine engine) throws Exception {
    try (ApiWindow window = new ApiWindow(engine, folder, "invite", "settings")) {
      var api = window.api;
      assertThat(api.calls.put("/api/v1/windows/3/clerk/away", "{\"away\":true}").status())
          .isEqualTo(409);
      api.calls.put(
          "/api/v1/windows/3/clerk", "{\"name\":\"张三\",\"staffNumber\":\"A012\",\"stars\":4}");
      TerminalSettings settings = window.client.settings();
      assertThat(settings.clerk().orElseThrow().name()).isEqualTo("张三");
      assertThat(settings.hallName()).isEqualTo("测试大厅");
      var away = api.calls.put("/api/v1/windows/3/clerk/away", "{\"away\":true}");
      assertThat(away.json().at("/clerk/away").asBoolean()).isTrue();
      assertThat(window.client.settings().clerk().orElseThrow().away()).isTrue();
      assertThat(api.calls.put("/api/v1/windows/3/clerk", "{\"name\":\"张三\",\"stars\":6}").status())
          .isEqualTo(422);
      api.calls.delete("/api/v1/windows/3/clerk");
      assertThat(window.client.settings().clerk()).isEmpty();
      assertThat(api.calls.get("/api/v1/windows/3/clerk").json().path("onDuty").asBoolean())
          .isFalse();
      assertThat(api.calls.get("/api/v1/windows/70000/clerk").status()).isEqualTo(404);
      try (Ledger ledger = Ledger.open(api.hall.ledger(), Clock.systemUTC())) {
        assertThat(
                ledger.<java.util.List<String>, RuntimeException>read(
                    handle ->
                        handle
                            .createQuery(
                                "select on_duty || ' ' || name || ' ' || away || ' ' || by_system"
                                    + " from clerk_duty order by id")
                            .mapTo(String.class)
                            .list()))
            .containsExactly("1 张三 0 window-system", "1 张三 1 window-system", "0  0 window-system");
      }
    }
  }

  @Test
  void clerk_manyFieldsWrong_areAllNamedAndNobodyIsOnDuty() throws Exception {
    try (ApiHall api = new ApiHall(Engine.SQLITE, folder)) {
      String wrong =
          "{\"staffNumber\":\"%s\",\"duty\":7,\"stars\":6,\"away\":\"secret\"}"
              .formatted("secret".repeat(40));
      var answer = api.calls.put("/api/v1/windows/3/clerk", wrong);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().path("errors").findValuesAsText("field"))
          .containsExactly("name", "staffNumber", "duty", "stars", "away");
      assertThat(answer.text()).doesNotContain("secret").contains("超过 200 个字符");
      assertThat(api.calls.get("/api/v1/windows/3/clerk").json().path("onDuty").asBoolean())
          .isFalse();
    }
  }

  private static String state(ApiHall api, String address) throws Exception {
    return api.calls.get(address).json().path("state").asText();
  }

  private static Moment at(long monotonic) {
    return new Moment("b1", monotonic, Instant.now(), true);
  }

  private static OfferId offer(String name) {
    return OfferId.of("b1", Integer.parseInt(name.substring(1)));
  }
}
