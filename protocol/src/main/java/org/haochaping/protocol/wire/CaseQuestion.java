package org.haochaping.protocol.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.receipt.ReceiptToken;

/**
 * A terminal asks what the case of a receipt is called and whether it can still be rated: topic
 * {@code reply}, QoS 0, not retained. It carries the signed token and not the case handle, so that
 * nobody can ask about a case whose receipt is not at hand. Whoever asks does not wait for the
 * {@link CaseAnswer}.
 *
 * @param id of this question, 1 to 64 visible ASCII characters; the answer bears it too
 * @param receipt the receipt's token, 131 characters of base64url
 */
public record CaseQuestion(String id, String receipt) {
  /** The bytes on the wire are at most so many. */
  public static final int MAX_BYTES = 1024;

  static final String KIND = "case";

  private static final Pattern ID = Pattern.compile("[!-~]{1,64}");
  private static final Pattern TOKEN =
      Pattern.compile("[A-Za-z0-9_-]{" + ReceiptToken.CHARACTERS + "}");

  /** Checks the form of both; whether the receipt is genuine is another matter. */
  public CaseQuestion {
    checkId(id);
    if (!TOKEN.matcher(receipt).matches()) {
      throw new ProtocolException(
          "receipt: " + ReceiptToken.CHARACTERS + " characters of base64url");
    }
  }

  /** The question about a receipt whose text has been found to end in a token. */
  public static CaseQuestion about(String id, String scanned) {
    String text = scanned.strip();
    return new CaseQuestion(
        id, text.substring(Math.max(0, text.length() - ReceiptToken.CHARACTERS)));
  }

  static void checkId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new ProtocolException("id: 1 to 64 visible ASCII characters");
    }
  }

  static JsonFields read(byte[] utf8, int maxBytes) {
    if (utf8.length > maxBytes) {
      throw new ProtocolException("case: over " + maxBytes + " bytes");
    }
    JsonFields json = JsonFields.read(utf8).requireVersion();
    if (!json.text("kind").equals(KIND)) {
      throw new ProtocolException("kind: not case");
    }
    return json;
  }

  /** The bytes on the wire. */
  public byte[] encode() {
    ObjectNode json = JsonFields.versioned().put("kind", KIND).put("id", id);
    return JsonFields.write(json.put("receipt", receipt));
  }

  /**
   * Reads the bytes on the wire.
   *
   * @throws ProtocolException with the reason, if they are not that
   */
  public static CaseQuestion decode(byte[] utf8) {
    JsonFields json = read(utf8, MAX_BYTES);
    return new CaseQuestion(json.text("id"), json.text("receipt"));
  }

  @Override
  public String toString() {
    return "CaseQuestion[" + id + "]"; // who has the token may rate
  }
}
