package org.haochaping.protocol.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody.Alarm;
import org.haochaping.protocol.journal.JournalBody.Boot;
import org.haochaping.protocol.journal.JournalBody.ClockSet;
import org.haochaping.protocol.journal.JournalBody.Closed;
import org.haochaping.protocol.journal.JournalBody.Declined;
import org.haochaping.protocol.journal.JournalBody.Offered;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.JournalBody.Reasons;
import org.haochaping.protocol.journal.JournalBody.Unknown;

/**
 * A journal body as JSON in UTF-8. The bytes are written once, by the terminal, and travel and stay
 * unchanged; nobody encodes a body again that was decoded.
 */
public final class BodyCodec {
  /** A body is at most this many bytes. */
  public static final int MAX_BYTES = 8 * 1024;

  private BodyCodec() {}

  /**
   * The bytes of a body.
   *
   * @throws ProtocolException if they would be over {@link #MAX_BYTES}, or if a text has no form in
   *     UTF-8
   * @throws IllegalArgumentException for an {@link Unknown} body: nobody can write what he can't
   *     read
   */
  public static byte[] encode(JournalBody body) {
    ObjectNode json = JsonFields.versioned();
    if (body instanceof Boot boot) {
      head(json, "boot", boot.at())
          .put("version", boot.version())
          .put("terminal", boot.terminal())
          .put("hall", boot.hall())
          .put("window", boot.window());
      boot.continues().ifPresent(journal -> json.put("continues", journal));
    } else if (body instanceof ClockSet clock) {
      head(json, "clock", clock.at()).put("source", clock.source());
    } else if (body instanceof Offered offered) {
      head(json, "offered", offered.at())
          .put("offer", offered.offer().value())
          .put("by", offered.by());
      offered.caseHandle().ifPresent(handle -> json.put("case", handle));
      json.put("batch", offered.batch()).put("window", offered.window());
      about(json, offered.about());
    } else if (body instanceof Rated rated) {
      head(json, "rating", rated.at())
          .put("offer", rated.offer().value())
          .put("level", rated.level().wireName())
          .put("input", rated.input());
      rated.caseHandle().ifPresent(handle -> json.put("case", handle));
      json.put("batch", rated.batch()).put("window", rated.window());
      rated.replaces().ifPresent(seq -> json.put("replaces", seq));
      about(json, rated.about());
    } else if (body instanceof Reasons reasons) {
      head(json, "reasons", reasons.at())
          .put("offer", reasons.offer().value())
          .put("list", reasons.list());
      ArrayNode codes = json.putArray("codes");
      reasons.codes().forEach(codes::add);
      reasons.text().ifPresent(text -> json.put("text", text));
    } else if (body instanceof Declined declined) {
      head(json, "declined", declined.at())
          .put("offer", declined.offer().value())
          .put("why", declined.why());
    } else if (body instanceof Closed closed) {
      head(json, "closed", closed.at()).put("offer", closed.offer().value());
    } else if (body instanceof Alarm alarm) {
      head(json, "alarm", alarm.at()).put("alarm", alarm.alarm()).put("detail", alarm.detail());
    } else {
      throw new IllegalArgumentException("an unknown body is never written again");
    }
    byte[] bytes = JsonFields.write(json);
    if (bytes.length > MAX_BYTES) {
      throw new ProtocolException("body: over " + MAX_BYTES + " bytes");
    }
    return bytes;
  }

  /**
   * Reads a body.
   *
   * @throws ProtocolException with the reason, if the bytes are not a body of a version known here
   */
  public static JournalBody decode(byte[] utf8) {
    if (utf8.length > MAX_BYTES) {
      throw new ProtocolException("body: over " + MAX_BYTES + " bytes");
    }
    JsonFields json = JsonFields.read(utf8).requireVersion();
    String kind = json.text("kind");
    Moment at =
        new Moment(
            json.text("boot"),
            json.integer("mono", 0, Moment.MAX_MONOTONIC_MILLIS),
            json.time("wall"),
            json.truth("trusted"));
    return switch (kind) {
      case "boot" ->
          new Boot(
              at,
              json.text("version"),
              json.text("terminal"),
              json.integer("hall", 0, 0xFFFF_FFFFL),
              window(json),
              json.optionalText("continues"));
      case "clock" -> new ClockSet(at, json.text("source"));
      case "offered" ->
          new Offered(
              at,
              offer(json),
              json.text("by"),
              json.optionalText("case"),
              batch(json),
              window(json),
              json.optionalText("about").orElse(JournalBody.WINDOW));
      case "rating" ->
          new Rated(
              at,
              offer(json),
              SatisfactionLevel.ofWireName(json.text("level")),
              json.text("input"),
              json.optionalText("case"),
              batch(json),
              window(json),
              json.optionalInteger("replaces"),
              json.optionalText("about").orElse(JournalBody.WINDOW));
      case "reasons" ->
          new Reasons(
              at, offer(json), json.text("list"), json.texts("codes"), json.optionalText("text"));
      case "declined" -> new Declined(at, offer(json), json.text("why"));
      case "closed" -> new Closed(at, offer(json));
      case "alarm" -> new Alarm(at, json.text("alarm"), json.text("detail"));
      default -> new Unknown(at, kind);
    };
  }

  private static ObjectNode head(ObjectNode json, String kind, Moment at) {
    return json.put("kind", kind)
        .put("boot", at.boot())
        .put("mono", at.monotonicMillis())
        .put("wall", at.wall().toString())
        .put("trusted", at.trusted());
  }

  private static void about(ObjectNode json, String about) {
    if (!about.equals(JournalBody.WINDOW)) {
      json.put("about", about);
    }
  }

  private static OfferId offer(JsonFields json) {
    return new OfferId(json.text("offer"));
  }

  private static int batch(JsonFields json) {
    return (int) json.integer("batch", 1, 255);
  }

  private static int window(JsonFields json) {
    return (int) json.integer("window", 0, 65_535);
  }
}
