package org.haochaping.terminal.journal;

import java.util.Optional;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;

/**
 * A body's bytes, and what the journal itself must know of them.
 *
 * @param ratedCase the case handle, if this is a rating for one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Encoded(byte[] body, String kind, Optional<String> ratedCase) {
  static final String RATING = "rating";

  static Encoded of(JournalBody body) {
    byte[] bytes = BodyCodec.encode(body);
    // On the way of each press: spared the reading of what was just written.
    if (body instanceof JournalBody.Rated rated) {
      return new Encoded(bytes, RATING, rated.caseHandle());
    }
    return ofBytes(bytes);
  }

  /**
   * Takes bytes as they are.
   *
   * @throws org.haochaping.protocol.ProtocolException if they are no body at all
   */
  static Encoded ofBytes(byte[] body) {
    JsonFields json = JsonFields.read(body);
    String kind = json.text("kind");
    return new Encoded(
        body, kind, kind.equals(RATING) ? json.optionalText("case") : Optional.empty());
  }

  boolean isRating() {
    return kind.equals(RATING);
  }
}
