package org.haochaping.protocol.journal;

import java.util.UUID;
import java.util.regex.Pattern;
import org.haochaping.protocol.ProtocolException;

/** The name of one journal file: a random UUID, made with the file. */
public record JournalId(UUID value) {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /**
   * Reads the usual form of 36 characters.
   *
   * @throws ProtocolException if the text is not that
   */
  public static JournalId of(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new ProtocolException("journal: not a UUID of 36 lower-case characters");
    }
    return new JournalId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
