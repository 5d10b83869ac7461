package org.haochaping.gateway.phone;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A report of a breach of discipline as somebody wrote it. It lives until it is sealed, and is
 * never logged.
 *
 * @param text what happened, its lines ended by LF alone
 * @param window the window's number, as it was typed; may be empty
 * @param contact how to reach the reporter; empty for one who stays anonymous
 */
record Report(String text, String window, String contact) {
  /** How many characters (code points) the text has at most. */
  static final int MAX_TEXT = 2_000;

  /** The same, of the other fields. */
  static final int MAX_FIELD = 200;

  /** Four bytes for each character, three characters for each byte, and the form's key. */
  static final int FORM_BYTES = 32 * 1024;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx", Locale.ROOT);

  static Report of(SentForm form) {
    return new Report(
        form.text("text").replaceAll("\\R", "\n").replaceAll("[\\p{Cc}&&[^\n]]+", " ").strip(),
        line(form.text("window")),
        line(form.text("contact")));
  }

  /** One line, so that a field can't pretend to be the next one. */
  private static String line(String typed) {
    return typed.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  boolean isTooLong() {
    return longer(text, MAX_TEXT) || longer(window, MAX_FIELD) || longer(contact, MAX_FIELD);
  }

  private static boolean longer(String words, int max) {
    return words.codePointCount(0, words.length()) > max;
  }

  /**
   * What is sealed, in UTF-8: the labelled lines 时间 (with its offset), 窗口, 联系方式, and last 内容, which
   * goes on to the end.
   */
  byte[] plain(ZonedDateTime at) {
    return """
        时间：%s
        窗口：%s
        联系方式：%s
        内容：
        %s
        """
        .formatted(TIME.format(at), given(window), given(contact), text)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String given(String field) {
    return field.isEmpty() ? "未填写" : field;
  }

  @Override
  public String toString() {
    return "Report"; // never what it says
  }
}
