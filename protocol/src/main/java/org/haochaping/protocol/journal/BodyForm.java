package org.haochaping.protocol.journal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.haochaping.protocol.ProtocolException;

/**
 * The checks that the bodies share. Words are checked by their form, not against a list, so that a
 * newer terminal's new word is no reason to refuse its entry; the forms hold nothing that would do
 * harm in a log line, a list with commas or a database column.
 */
final class BodyForm {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,16}");
  private static final Pattern LIST = Pattern.compile("[A-Za-z0-9._-]{1,32}");
  private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern VERSION = Pattern.compile("[!-~]{1,64}");

  private BodyForm() {}

  static void word(String field, String value) {
    check(field, WORD, value, "1 to 32 of a-z, 0-9 and -, beginning with a letter");
  }

  static void version(String value) {
    check("version", VERSION, value, "1 to 64 visible ASCII characters");
  }

  static void list(String value) {
    check("list", LIST, value, "1 to 32 of A-Z, a-z, 0-9, ., _ and -");
  }

  static void code(String value) {
    check("codes", CODE, value, "each 1 to 16 of A-Z, a-z and 0-9");
  }

  static void caseHandle(Optional<String> value) {
    value.ifPresent(
        handle -> check("case", HANDLE, handle, "1 to 64 characters of base64url, if at all"));
  }

  static void batch(int value) {
    if (value < 1 || value > 255) {
      throw new ProtocolException("batch: 1 to 255");
    }
  }

  static void window(int value) {
    if (value < 0 || value > 0xFFFF) {
      throw new ProtocolException("window: not a number of 16 bits");
    }
  }

  private static void check(String field, Pattern form, String value, String words) {
    if (!form.matcher(value).matches()) {
      throw new ProtocolException(field + ": " + words);
    }
  }
}
