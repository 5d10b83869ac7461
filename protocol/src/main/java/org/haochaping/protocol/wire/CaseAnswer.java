package org.haochaping.protocol.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;

/**
 * The gateway's answer to a {@link CaseQuestion}: topic {@code command}, QoS 1, not retained. It
 * says of a case what an {@link Invitation} says, and how it stands; nothing personal, and never
 * which level it was rated with.
 *
 * @param id the question's
 * @param standing how the case stands
 * @param item the item's name, as the screen shows it, at most 200 characters
 * @param caseNumber the case's number, masked, at most 200 characters
 * @param hallRated whether whoever applied has rated the hall today, and is not asked to again
 *     (article 15)
 */
public record CaseAnswer(
    String id,
    Standing standing,
    Optional<String> item,
    Optional<String> caseNumber,
    boolean hallRated) {
  /** The bytes on the wire are at most so many. */
  public static final int MAX_BYTES = 4 * 1024;

  private static final int MAX_TEXT = 200;

  /** How a case stands for whoever wants to rate it now. */
  public enum Standing {
    /** It can be rated. */
    OPEN,
    /** It has its one rating (articles 15 and 16). */
    RATED,
    /** It was not accepted, or failed (article 15). */
    NOT_ACCEPTED,
    /** The time to rate is over (article 10). */
    OVER,
    /**
     * The gateway does not know it yet, and keeps a rating until it does; also whatever word a
     * later gateway says.
     */
    UNKNOWN;

    /** The word on the wire, such as {@code not-accepted}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Standing of(String word) {
      for (Standing standing : values()) {
        if (standing.wireName().equals(word)) {
          return standing;
        }
      }
      return UNKNOWN;
    }
  }

  /** Checks lengths. */
  public CaseAnswer {
    CaseQuestion.checkId(id);
    bounded("item", item);
    bounded("caseNumber", caseNumber);
  }

  /** Of a case whose applicant is not known to have rated the hall today. */
  public CaseAnswer(
      String id, Standing standing, Optional<String> item, Optional<String> caseNumber) {
    this(id, standing, item, caseNumber, false);
  }

  private static void bounded(String field, Optional<String> text) {
    if (text.isPresent() && text.get().length() > MAX_TEXT) {
      throw new ProtocolException(field + ": at most " + MAX_TEXT + " characters");
    }
  }

  /** The bytes on the wire. */
  public byte[] encode() {
    ObjectNode json = JsonFields.versioned().put("kind", CaseQuestion.KIND).put("id", id);
    json.put("standing", standing.wireName());
    item.ifPresent(text -> json.put("item", text));
    caseNumber.ifPresent(text -> json.put("caseNumber", text));
    if (hallRated) {
      json.put("hallRated", true);
    }
    return JsonFields.write(json);
  }

  /**
   * Reads the bytes on the wire.
   *
   * @throws ProtocolException with the reason, if they are not that
   */
  public static CaseAnswer decode(byte[] utf8) {
    JsonFields json = CaseQuestion.read(utf8, MAX_BYTES);
    return new CaseAnswer(
        json.text("id"),
        Standing.of(json.text("standing")),
        json.optionalText("item"),
        json.optionalText("caseNumber"),
        json.optionalTruth("hallRated"));
  }
}
