package org.haochaping.protocol.journal;

import java.util.Locale;
import java.util.regex.Pattern;
import org.haochaping.protocol.ProtocolException;

/**
 * The name of one offer of one terminal, {@code {boot}.{n}}: unique for ever, since a boot id is,
 * and in order within a boot, so that an index over it grows at its end. The same offer that comes
 * in twice (a salvaged journal, a restored backup) is known by it.
 */
public record OfferId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,32}\\.[0-9]{1,10}");

  /** Checks the form. */
  public OfferId {
    if (!FORM.matcher(value).matches()) {
      throw new ProtocolException("offer: not {boot}.{number}");
    }
  }

  /**
   * The n-th offer of a boot; padded to six digits so that the names sort as the offers came.
   *
   * @throws ProtocolException if the number is below 0 or has over ten digits
   */
  public static OfferId of(String boot, long number) {
    return new OfferId(boot + "." + String.format(Locale.ROOT, "%06d", number));
  }

  @Override
  public String toString() {
    return value;
  }
}
