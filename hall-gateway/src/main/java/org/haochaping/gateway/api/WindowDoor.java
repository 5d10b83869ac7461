package org.haochaping.gateway.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.haochaping.gateway.terminals.DutyRoster;
import org.haochaping.gateway.terminals.DutyRoster.Duty;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.wire.TerminalSettings.Clerk;

/** The clerk on duty at a window, and whether away; its terminals show it at once. */
final class WindowDoor {
  private static final int MAX_TEXT = 200;

  private final DutyRoster roster;
  private final RequestKeys keys;
  private final IntConsumer changed;

  WindowDoor(DutyRoster roster, RequestKeys keys, IntConsumer changed) {
    this.roster = roster;
    this.keys = keys;
    this.changed = changed;
  }

  void show(Context http) {
    int window = window(http);
    answer(http, window, clerk(window));
  }

  void onDuty(Context http) {
    int window = window(http);
    Body body = Body.read(http);
    Form form = new Form();
    Clerk clerk = clerk(body.json(), form);
    form.check();
    keys.bind(http, Caller.of(http), body);
    put(http, window, Optional.of(clerk));
  }

  void away(Context http) {
    int window = window(http);
    Body body = Body.read(http);
    Form form = new Form();
    boolean away = form.field(() -> body.json().truth("away"), false);
    form.check();
    Clerk who =
        clerk(window)
            .orElseThrow(
                () -> Problem.conflict("该窗口无人当班 / nobody is on duty at that window", List.of()));
    keys.bind(http, Caller.of(http), body);
    put(
        http,
        window,
        Optional.of(new Clerk(who.name(), who.staffNumber(), who.duty(), who.stars(), away)));
  }

  void nobody(Context http) {
    put(http, window(http), Optional.empty());
  }

  private void put(Context http, int window, Optional<Clerk> clerk) {
    if (roster.put(window, clerk, Caller.of(http))) {
      changed.accept(window);
    }
    answer(http, window, clerk);
  }

  private Optional<Clerk> clerk(int window) {
    return roster.of(window).flatMap(Duty::clerk);
  }

  /** Field by field, so that every wrong one is named. */
  private static Clerk clerk(JsonFields json, Form form) {
    return new Clerk(
        form.field(() -> within("name", json.text("name")), ""),
        optional("staffNumber", json, form),
        optional("duty", json, form),
        form.field(
            () -> json.optionalInteger("stars").isEmpty() ? 0 : (int) json.integer("stars", 0, 5),
            0),
        form.field(() -> json.tree().has("away") && json.truth("away"), false));
  }

  private static String optional(String field, JsonFields json, Form form) {
    return form.field(() -> within(field, json.optionalText(field).orElse("")), "");
  }

  private static String within(String field, String text) {
    if (text.length() > MAX_TEXT) {
      throw new ProtocolException(field + ": over " + MAX_TEXT + " characters");
    }
    return text;
  }

  private static int window(Context http) {
    String text = http.pathParam("window");
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > Form.MAX_WINDOW) {
      throw Problem.notFound("窗口号为 0 至 65535 / windows are 0 to 65535");
    }
    return Integer.parseInt(text);
  }

  private static void answer(Context http, int window, Optional<Clerk> clerk) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("window", window)
            .put("onDuty", clerk.isPresent());
    clerk.ifPresent(
        who ->
            json.putObject("clerk")
                .put("name", who.name())
                .put("staffNumber", who.staffNumber())
                .put("duty", who.duty())
                .put("stars", who.stars())
                .put("away", who.away()));
    http.contentType(ReceiptAnswer.JSON).result(json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
