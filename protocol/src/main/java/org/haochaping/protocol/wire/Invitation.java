package org.haochaping.protocol.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;

/**
 * The window's own system invites to rate now: topic {@code invite}, not retained. It holds no
 * personal data.
 *
 * @param id of this invitation, 1 to 64 visible ASCII characters
 * @param receipt the text of the case's receipt code; empty for a consultation
 * @param item the item's name, as the screen shows it
 * @param caseNumber the case's number, masked
 * @param expires after this the terminal passes it over
 * @param withdrawn whether an invitation with this id is taken back
 */
public record Invitation(
    String id,
    Optional<String> receipt,
    Optional<String> item,
    Optional<String> caseNumber,
    Instant expires,
    boolean withdrawn) {
  /** The bytes on the wire are at most so many. */
  public static final int MAX_BYTES = 8 * 1024;

  private static final int MAX_TEXT = 200;

  /** Checks lengths. */
  public Invitation {
    if (!id.matches("[!-~]{1,64}")) {
      throw new ProtocolException("id: 1 to 64 visible ASCII characters");
    }
    bounded("receipt", receipt, 2 * MAX_TEXT);
    bounded("item", item, MAX_TEXT);
    bounded("caseNumber", caseNumber, MAX_TEXT);
  }

  private static void bounded(String field, Optional<String> text, int max) {
    if (text.isPresent() && text.get().length() > max) {
      throw new ProtocolException(field + ": at most " + max + " characters");
    }
  }

  /** The bytes on the wire. */
  public byte[] encode() {
    ObjectNode json = JsonFields.versioned().put("id", id);
    receipt.ifPresent(text -> json.put("receipt", text));
    item.ifPresent(text -> json.put("item", text));
    caseNumber.ifPresent(text -> json.put("caseNumber", text));
    return JsonFields.write(json.put("expires", expires.toString()).put("withdrawn", withdrawn));
  }

  /**
   * Reads the bytes on the wire.
   *
   * @throws ProtocolException with the reason, if they are not that
   */
  public static Invitation decode(byte[] utf8) {
    if (utf8.length > MAX_BYTES) {
      throw new ProtocolException("invite: over " + MAX_BYTES + " bytes");
    }
    JsonFields json = JsonFields.read(utf8).requireVersion();
    return new Invitation(
        json.text("id"),
        json.optionalText("receipt"),
        json.optionalText("item"),
        json.optionalText("caseNumber"),
        json.time("expires"),
        json.truth("withdrawn"));
  }
}
