package org.haochaping.gateway.gm;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** How bytes are written as text. */
public enum TextForm {
  /** Lower case hexadecimal; read in either case. */
  HEX,
  /** Base64 with padding and without line breaks. */
  BASE64;

  /** The form of that name, {@code hex} or {@code base64}. */
  public static TextForm ofName(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "hex" -> HEX;
      case "base64" -> BASE64;
      default -> throw new GmException("must be hex or base64");
    };
  }

  /** Writes bytes. */
  public String write(byte[] bytes) {
    return this == HEX
        ? HexFormat.of().formatHex(bytes)
        : Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Reads bytes.
   *
   * @throws GmException if it is not of this form
   */
  public byte[] read(String text) {
    try {
      return this == HEX ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new GmException("not " + name().toLowerCase(Locale.ROOT), e);
    }
  }
}
