package org.haochaping.protocol.city;

import org.haochaping.protocol.ProtocolException;

/**
 * What a record is known by at the city, written {@code service/{projectNo}/{serviceNumber}} or
 * {@code rating/{projectNo}/{assessNumber}}.
 */
public record RecordKey(RecordKind kind, String projectNo, int number) {
  /** Checks the form. */
  public RecordKey {
    FieldForm.text("projectNo", projectNo, 50);
    FieldForm.number("number", number);
  }

  /**
   * Reads the written form.
   *
   * @throws ProtocolException if the text is not that
   */
  public static RecordKey parse(String text) {
    int kindEnd = text.indexOf('/');
    int numberStart = text.lastIndexOf('/') + 1;
    if (kindEnd < 0 || numberStart <= kindEnd + 1) {
      throw new ProtocolException("key: not kind/projectNo/number");
    }
    try {
      return new RecordKey(
          RecordKind.ofWireName(text.substring(0, kindEnd)),
          text.substring(kindEnd + 1, numberStart - 1),
          Integer.parseInt(text.substring(numberStart)));
    } catch (NumberFormatException e) {
      throw new ProtocolException("key: not kind/projectNo/number", e);
    }
  }

  @Override
  public String toString() {
    return kind.wireName() + "/" + projectNo + "/" + number;
  }
}
