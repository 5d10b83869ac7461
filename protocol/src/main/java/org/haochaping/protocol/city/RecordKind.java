package org.haochaping.protocol.city;

import java.util.Locale;
import org.haochaping.protocol.ProtocolException;

/** The two kinds of records; a service record comes before its rating. */
public enum RecordKind {
  SERVICE,
  RATING;

  /** The word on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind with that word on the wire.
   *
   * @throws ProtocolException if there is none
   */
  public static RecordKind ofWireName(String word) {
    for (RecordKind kind : values()) {
      if (kind.wireName().equals(word)) {
        return kind;
      }
    }
    throw new ProtocolException("kind: not service or rating");
  }
}
