package org.haochaping.protocol;

import java.util.regex.Pattern;

/**
 * A terminal's name: 1 to 32 of {@code a-z 0-9 -}, beginning with a letter or digit. It is the
 * certificate's common name, the MQTT client id and a segment of each topic, so it holds no
 * character that means something there.
 */
public record TerminalId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  /** Checks the form. */
  public TerminalId {
    if (!FORM.matcher(value).matches()) {
      throw new ProtocolException(
          "terminal id: 1 to 32 of a-z, 0-9 and -, beginning with a letter or digit");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
