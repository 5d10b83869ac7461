package org.haochaping.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.haochaping.gateway.cases.CaseDesk;
import org.haochaping.gateway.cases.CaseDesk.Reported;
import org.haochaping.gateway.cases.FieldFault;
import org.haochaping.gateway.cases.IssuedReceipt;
import org.haochaping.gateway.cases.ShownCase;
import org.haochaping.gateway.terminals.Invitations;
import org.haochaping.gateway.terminals.Invitations.Wish;
import org.haochaping.gateway.terminals.Invited;
import org.haochaping.protocol.JsonFields;

/**
 * Invites at a window now, for a case or a consultation without one (article 15), takes it back,
 * and says whether a rating was given: never which.
 */
final class InvitationDoor {
  private static final int USUAL_SECONDS = 120;
  private static final int MAX_SECONDS = 3600;

  private final CaseDesk desk;
  private final Invitations invitations;
  private final RequestKeys keys;

  InvitationDoor(CaseDesk desk, Invitations invitations, RequestKeys keys) {
    this.desk = desk;
    this.invitations = invitations;
    this.keys = keys;
  }

  void invite(Context http) {
    Body body = Body.read(http);
    JsonFields json = body.json();
    Form form = new Form();
    int window = form.window(json);
    Duration valid = seconds(json, form);
    String projectNo = form.field(() -> json.text("projectNo"), "");
    int number = form.field(() -> (int) json.integer("serviceNumber", 1, Integer.MAX_VALUE), 1);
    form.check();
    Reported known =
        desk.find(projectNo, number)
            .orElseThrow(() -> Problem.notFound("没有此办件,请先报受理 / no such case; report it first"));
    IssuedReceipt receipt =
        known
            .receipt()
            .orElseThrow(
                () ->
                    Problem.conflict(
                        new FieldFault(
                            "projectNo", "未受理的办件不能评价", "not accepted, so it can't be rated")));
    ShownCase shown = ShownCase.of(known.item(), projectNo);
    send(
        http,
        body,
        new Wish(
            Caller.of(http),
            window,
            Optional.of(receipt.caseHandle()),
            Optional.of(receipt.link()),
            Optional.of(shown.item()),
            Optional.of(shown.caseNumber()),
            valid));
  }

  void consultation(Context http) {
    Body body = Body.read(http);
    JsonFields json = body.json();
    Form form = new Form();
    int window = form.window(json);
    Duration valid = seconds(json, form);
    Optional<String> item = form.field(() -> json.optionalText("item"), Optional.empty());
    form.check();
    send(
        http,
        body,
        new Wish(
            Caller.of(http),
            window,
            Optional.empty(),
            Optional.empty(),
            item.filter(text -> !text.isBlank()).map(ShownCase::item),
            Optional.empty(),
            valid));
  }

  private void send(Context http, Body body, Wish wish) {
    Optional<Invited> before =
        keys.bind(http, wish.system(), body).flatMap(id -> invitations.find(id, wish.system()));
    if (before.isPresent()) {
      answer(http, 200, before.get());
      return;
    }
    Invited invited =
        invitations
            .invite(wish)
            .orElseThrow(
                () ->
                    Problem.conflict(
                        new FieldFault(
                            "window", "该窗口没有已登记的终端", "no terminal is registered at that window")));
    keys.made(http, wish.system(), invited.id());
    answer(http, 201, invited);
  }

  void show(Context http) {
    answer(
        http,
        200,
        invitations
            .find(http.pathParam("id"), Caller.of(http))
            .orElseThrow(InvitationDoor::unknown));
  }

  void withdraw(Context http) {
    answer(
        http,
        200,
        invitations
            .withdraw(http.pathParam("id"), Caller.of(http))
            .orElseThrow(InvitationDoor::unknown));
  }

  private static Problem unknown() {
    return Problem.notFound("没有此邀请 / no such invitation of this system");
  }

  private static Duration seconds(JsonFields json, Form form) {
    return Duration.ofSeconds(
        form.field(
            () ->
                json.optionalInteger("seconds").isEmpty()
                    ? USUAL_SECONDS
                    : json.integer("seconds", 5, MAX_SECONDS),
            (long) USUAL_SECONDS));
  }

  private static void answer(Context http, int status, Invited invited) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", invited.id())
            .put("window", invited.window())
            .put("about", invited.caseHandle().isPresent() ? "window" : "consultation")
            .put("sent", invited.sentAt().toString())
            .put("expires", invited.expires().toString())
            .put("state", invited.answer().name().toLowerCase(Locale.ROOT));
    http.status(status)
        .header("Location", "/api/v1/invitations/" + invited.id())
        .header("Cache-Control", "no-store")
        .contentType(ReceiptAnswer.JSON)
        .result(json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
