package org.haochaping.gateway.settlement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.RatingRecord;

/**
 * Why somebody rated so, given on a phone after the level. Its bytes are kept as they came.
 *
 * @param reasonList the version of the list that the codes are from
 * @param reasons at most 40 codes
 * @param text at most 150 characters
 */
public record SubmittedReasons(String reasonList, List<String> reasons, String text, Instant at) {
  private static final int MAX_REASONS = 40;

  /** Checks every field and copies the reasons. */
  public SubmittedReasons {
    reasons = List.copyOf(reasons);
    if (reasons.size() > MAX_REASONS
        || !reasons.stream().allMatch(one -> one.matches("[0-9A-Za-z]{1,16}"))) {
      throw new ProtocolException("reasons: at most 40 codes of letters and digits");
    }
    if (text.codePointCount(0, text.length()) > RatingRecord.MAX_TEXT) {
      throw new ProtocolException("text: at most 150 characters");
    }
  }

  /** The same without what somebody wrote. */
  SubmittedReasons withoutText() {
    return new SubmittedReasons(reasonList, reasons, "", at);
  }

  byte[] encode() {
    ObjectNode json =
        JsonFields.versioned().put("list", reasonList).put("text", text).put("at", at.toString());
    reasons.forEach(json.putArray("reasons")::add);
    return JsonFields.write(json);
  }
}
