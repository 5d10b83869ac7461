package org.haochaping.gateway.cases;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.haochaping.protocol.ProtocolException;

/**
 * What is wrong with one field, in both languages, never with its value.
 *
 * @param field the field's name; empty where it is the whole
 */
public record FieldFault(String field, String zh, String en) {
  private record Saying(Pattern english, String zh, String en) {}

  private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9.\\[\\]-]*): (.*)");

  private static final List<Saying> SAYINGS =
      List.of(
          saying("missing", "缺失"),
          saying("missing, with proStatus .*", "缺失;已受理须有 acceptDate,已办结须有 resultDate"),
          saying("over (\\d+) characters", "超过 $1 个字符"),
          saying("at most (\\d+) characters", "超过 $1 个字符"),
          saying("not (\\d+) letters and digits", "应为 $1 位字母或数字"),
          saying("not (\\d+) digits", "应为 $1 位数字"),
          saying("not a code of the list .*", "不在代码表中"),
          saying("not a time like .*", "时间格式应为 2026-11-24 11:50:00"),
          saying("not a text", "应为文本"),
          saying("not true or false", "应为 true 或 false"),
          saying("not a list.*", "应为数组"),
          saying("not an object", "应为对象"),
          saying("not a whole number.*", "应为整数"),
          saying("holds .*", "含有不允许的字符"),
          saying("below 1", "应不小于 1"),
          // This one repeats the number that came in.
          new Saying(
              Pattern.compile("-?\\d+ is not within (-?\\d+) to (-?\\d+)"),
              "应在 $1 至 $2 之间",
              "not within $1 to $2"),
          saying("([^\\p{IsHan}]*\\p{IsHan}.*) / (.*)", "$1", "$2"));

  private static Saying saying(String english, String zh) {
    return saying(english, zh, "$0");
  }

  private static Saying saying(String english, String zh, String en) {
    return new Saying(Pattern.compile(english), zh, en);
  }

  /** Puts what the protocol says into both languages; it never says a text that came in. */
  public static FieldFault of(ProtocolException e) {
    Matcher named = NAMED.matcher(String.valueOf(e.getMessage()));
    String field = named.matches() ? named.group(1) : "";
    String why = named.matches() ? named.group(2) : String.valueOf(e.getMessage());
    for (Saying saying : SAYINGS) {
      Matcher matcher = saying.english().matcher(why);
      if (matcher.matches()) {
        return new FieldFault(
            field, matcher.replaceFirst(saying.zh()), matcher.replaceFirst(saying.en()));
      }
    }
    return new FieldFault(field, "不符合要求", why);
  }

  /**
   * The same, in a part of what was sent.
   *
   * @param where goes before the field's name
   */
  public FieldFault in(String where) {
    return new FieldFault(where + field, zh, en);
  }

  @Override
  public String toString() {
    return (field.isEmpty() ? "" : field + ": ") + zh + " / " + en;
  }
}
