package org.haochaping.protocol.journal;

import java.util.UUID;
import org.haochaping.protocol.ProtocolException;

/** The name of one journal file: a random UUID, made with the file. */
public record JournalId(UUID value) {
  /**
   * Reads the usual form of 36 characters.
   *
   * @throws ProtocolException if the text is not that
   */
  public static JournalId of(String text) {
    try {
      UUID value = UUID.fromString(text);
      if (!value.toString().equals(text)) {
        throw new ProtocolException("journal: not a UUID of 36 lower-case characters");
      }
      return new JournalId(value);
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("journal: not a UUID of 36 lower-case characters", e);
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
