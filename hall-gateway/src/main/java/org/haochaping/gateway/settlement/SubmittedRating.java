package org.haochaping.gateway.settlement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.CodeList;
import org.haochaping.protocol.city.RatingRecord;

/**
 * A rating that came on another way than a terminal's journal. Its bytes are kept as they came.
 *
 * @param caseHandle the case: by what its receipt names, or by its numbers at the city, such as
 *     {@code 1509-1/1}; empty where none is known
 * @param channel a code of the city's list {@code pf}
 * @param reasons codes of the list {@code reasonList}
 * @param text at most 150 characters
 * @param about {@code window}, {@code consultation} or {@code hall}
 * @param cityNumber the number that it bears at the city already; 0 for none
 * @param isDefault whether nobody gave it: the city's own default (article 10)
 * @param valid false where the city says that what it said before no longer counts
 */
public record SubmittedRating(
    String caseHandle,
    SatisfactionLevel level,
    String channel,
    Instant at,
    int window,
    String reasonList,
    List<String> reasons,
    String text,
    String about,
    int cityNumber,
    boolean isDefault,
    boolean valid) {
  private static final int MAX_REASONS = 40;

  /** Checks every field and copies the reasons. */
  public SubmittedRating {
    CodeList.of("pf").require(channel);
    reasons = List.copyOf(reasons);
    if (reasons.size() > MAX_REASONS || !reasons.stream().allMatch(r -> r.matches("[0-9]{3}"))) {
      throw new ProtocolException("reasons: at most 40 codes of three digits");
    }
    if (text.codePointCount(0, text.length()) > RatingRecord.MAX_TEXT) {
      throw new ProtocolException("text: at most 150 characters");
    }
    if (window < 0 || window > 65_535 || cityNumber < 0) {
      throw new ProtocolException("window, cityNumber: out of bounds");
    }
    if (!caseHandle.matches("[^/]*|.+/[1-9][0-9]{0,8}")) {
      throw new ProtocolException("case: a handle, or a project's number, / and its service");
    }
    if (!List.of("window", "consultation", "hall").contains(about)) {
      throw new ProtocolException("about: window, consultation or hall");
    }
  }

  /** One that a person gave and that counts. */
  public SubmittedRating(
      String caseHandle,
      SatisfactionLevel level,
      String channel,
      Instant at,
      int window,
      String reasonList,
      List<String> reasons,
      String text,
      String about,
      int cityNumber) {
    this(
        caseHandle,
        level,
        channel,
        at,
        window,
        reasonList,
        reasons,
        text,
        about,
        cityNumber,
        false,
        true);
  }

  /** The same without what somebody wrote. */
  SubmittedRating withoutText() {
    return new SubmittedRating(
        caseHandle,
        level,
        channel,
        at,
        window,
        reasonList,
        reasons,
        "",
        about,
        cityNumber,
        isDefault,
        valid);
  }

  /** The bytes to submit. */
  public byte[] encode() {
    ObjectNode json =
        JsonFields.versioned()
            .put("case", caseHandle)
            .put("level", level.wireName())
            .put("channel", channel)
            .put("at", at.toString())
            .put("window", window)
            .put("list", reasonList)
            .put("text", text)
            .put("about", about)
            .put("cityNumber", cityNumber);
    if (isDefault) {
      json.put("default", true);
    }
    if (!valid) {
      json.put("valid", false);
    }
    reasons.forEach(json.putArray("reasons")::add);
    return JsonFields.write(json);
  }

  /**
   * Reads the bytes.
   *
   * @throws ProtocolException with the reason, if they are not that; a level that is none of the
   *     five is refused and never replaced (article 10)
   */
  public static SubmittedRating decode(byte[] utf8) {
    JsonFields json = JsonFields.read(utf8).requireVersion();
    return new SubmittedRating(
        json.text("case"),
        SatisfactionLevel.ofWireName(json.text("level")),
        json.text("channel"),
        json.time("at"),
        (int) json.integer("window", 0, 65_535),
        json.optionalText("list").orElse(""),
        json.texts("reasons"),
        json.optionalText("text").orElse(""),
        json.text("about"),
        (int) json.integer("cityNumber", 0, Integer.MAX_VALUE),
        json.tree().has("default") && json.truth("default"),
        !json.tree().has("valid") || json.truth("valid"));
  }
}
