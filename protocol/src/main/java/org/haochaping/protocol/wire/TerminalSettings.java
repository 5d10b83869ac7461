package org.haochaping.protocol.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * What the hall decides for one terminal: topic {@code settings}, sent each time that the terminal
 * says it is there. A terminal keeps the last one it got on its disk and works by it offline.
 *
 * @param hallName empty where the terminal's own configuration says it
 * @param department likewise
 * @param clerk who is on duty at the window, if the hall says so
 * @param notices sentences for the idle screen, at most 20 of 200 characters
 * @param offers what is offered beside a receipt
 * @param reasons none where nobody is to be asked
 */
public record TerminalSettings(
    String hallName,
    String department,
    Optional<Clerk> clerk,
    List<String> notices,
    Offers offers,
    ReasonList reasons) {
  /** The bytes on the wire are at most so many. */
  public static final int MAX_BYTES = 128 * 1024;

  private static final int MAX_NOTICES = 20;
  private static final int MAX_TEXT = 200;

  /** Checks lengths and copies the notices. */
  public TerminalSettings {
    notices = List.copyOf(notices);
    short200("hall-name", hallName);
    short200("department", department);
    if (notices.size() > MAX_NOTICES) {
      throw new ProtocolException("notices: at most " + MAX_NOTICES);
    }
    notices.forEach(notice -> short200("notices", notice));
  }

  /**
   * The clerk on duty, as a public sign shows it.
   *
   * @param stars 0 to 5; 0 where the hall gives none
   * @param away temporarily away
   */
  public record Clerk(String name, String staffNumber, String duty, int stars, boolean away) {
    /** Checks lengths and stars. */
    public Clerk {
      short200("clerk.name", name);
      short200("clerk.staff-number", staffNumber);
      short200("clerk.duty", duty);
      if (stars < 0 || stars > 5) {
        throw new ProtocolException("clerk.stars: 0 to 5");
      }
    }
  }

  /**
   * What the hall turned on.
   *
   * @param firstPress whether a first press offers to rate without a receipt; it is never a rating
   * @param consultation whether that offer is about a consultation
   * @param hallRating whether the hall is offered to be rated after a case was, to whoever is not
   *     known to have rated it today
   * @param phone whether a receipt's code leads a phone to a page where its case can be rated
   */
  public record Offers(
      boolean firstPress, boolean consultation, boolean hallRating, boolean phone) {
    /** Receipts and invitations only. */
    public static final Offers RECEIPT_ONLY = new Offers(false, false, false);

    /** Where receipts lead no phone anywhere, as far as is known. */
    public Offers(boolean firstPress, boolean consultation, boolean hallRating) {
      this(firstPress, consultation, hallRating, false);
    }
  }

  /** What a terminal does that never heard from its gateway: no reasons are asked for. */
  public static TerminalSettings initial() {
    return new TerminalSettings(
        "", "", Optional.empty(), List.of(), Offers.RECEIPT_ONLY, ReasonList.none());
  }

  private static void short200(String field, String text) {
    if (text.length() > MAX_TEXT) {
      throw new ProtocolException(field + ": at most " + MAX_TEXT + " characters");
    }
  }

  /**
   * The bytes on the wire.
   *
   * @throws ProtocolException if they would be over {@link #MAX_BYTES}
   */
  public byte[] encode() {
    ObjectNode json =
        JsonFields.versioned().put("hallName", hallName).put("department", department);
    clerk.ifPresent(
        who ->
            json.putObject("clerk")
                .put("name", who.name())
                .put("staffNumber", who.staffNumber())
                .put("duty", who.duty())
                .put("stars", who.stars())
                .put("away", who.away()));
    ArrayNode sentences = json.putArray("notices");
    notices.forEach(sentences::add);
    json.putObject("offers")
        .put("firstPress", offers.firstPress())
        .put("consultation", offers.consultation())
        .put("hall", offers.hallRating())
        .put("phone", offers.phone());
    ObjectNode list = json.putObject("reasons").put("list", reasons.version());
    ArrayNode items = list.putArray("items");
    for (Reason reason : reasons.reasons()) {
      items
          .addObject()
          .put("level", reason.level().wireName())
          .put("code", reason.code())
          .put("label", reason.label())
          .put("core", reason.core());
    }
    byte[] bytes = JsonFields.write(json);
    if (bytes.length > MAX_BYTES) {
      throw new ProtocolException("settings: over " + MAX_BYTES + " bytes");
    }
    return bytes;
  }

  /**
   * Reads the bytes on the wire.
   *
   * @throws ProtocolException with the reason, if they are not that
   */
  public static TerminalSettings decode(byte[] utf8) {
    if (utf8.length > MAX_BYTES) {
      throw new ProtocolException("settings: over " + MAX_BYTES + " bytes");
    }
    JsonFields json = JsonFields.read(utf8).requireVersion();
    JsonFields offers = json.object("offers");
    return new TerminalSettings(
        json.text("hallName"),
        json.text("department"),
        json.optionalObject("clerk").map(TerminalSettings::clerk),
        json.texts("notices"),
        new Offers(
            offers.truth("firstPress"),
            offers.truth("consultation"),
            offers.truth("hall"),
            offers.optionalTruth("phone")),
        reasons(json.object("reasons")));
  }

  private static Clerk clerk(JsonFields json) {
    return new Clerk(
        json.text("name"),
        json.text("staffNumber"),
        json.text("duty"),
        (int) json.integer("stars", 0, 5),
        json.truth("away"));
  }

  private static ReasonList reasons(JsonFields json) {
    List<Reason> reasons = new ArrayList<>();
    for (JsonFields item : json.objects("items")) {
      reasons.add(
          new Reason(
              SatisfactionLevel.ofWireName(item.text("level")),
              item.text("code"),
              item.text("label"),
              item.truth("core")));
    }
    return new ReasonList(json.text("list"), reasons);
  }
}
