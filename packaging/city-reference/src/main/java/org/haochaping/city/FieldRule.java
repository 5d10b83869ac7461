package org.haochaping.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.protocol.city.CodeList;

/**
 * What the city asks of one field.
 *
 * @param fault gives what is wrong with a value that is there
 */
record FieldRule(String field, boolean mandatory, Function<JsonNode, Optional<String>> fault) {

  static FieldRule text(String field, int max) {
    return ofText(field, value -> lengthFault(value, max));
  }

  static FieldRule exactly(String field, int count) {
    return matching(field, "[0-9A-Za-z]{" + count + "}", count + " 位字母或数字");
  }

  static FieldRule digits(String field, int min, int max) {
    return matching(
        field,
        "[0-9]{" + min + "," + max + "}",
        (min == max ? String.valueOf(max) : min + "–" + max) + " 位数字");
  }

  static FieldRule code(String field) {
    CodeList list = CodeList.of(field);
    return ofText(
        field,
        value ->
            list.has(value)
                ? Optional.empty()
                : Optional.of("不在代码表 " + list.version() + " 中 / not in its code list"));
  }

  static FieldRule time(String field) {
    return ofText(
        field,
        value -> {
          try {
            CityTime.parse(field, value);
            return Optional.empty();
          } catch (ProtocolException e) {
            return Optional.of("须为 yyyy-MM-dd HH:mm:ss / not such a time");
          }
        });
  }

  static FieldRule number(String field) {
    return new FieldRule(
        field,
        true,
        value ->
            value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 1
                ? Optional.empty()
                : Optional.of("须为从 1 起的整数 / not a whole number from 1"));
  }

  FieldRule optional() {
    return new FieldRule(field, false, fault);
  }

  /** What is wrong with this field of a record, in words. */
  Optional<String> check(JsonNode record) {
    JsonNode value = record.path(field);
    boolean missing =
        value.isMissingNode()
            || value.isNull()
            || (value.isTextual() && value.textValue().isBlank());
    if (missing) {
      return mandatory ? Optional.of(field + " 必填 / " + field + " is mandatory") : Optional.empty();
    }
    return fault.apply(value).map(words -> field + " " + words);
  }

  private static FieldRule matching(String field, String pattern, String form) {
    Pattern compiled = Pattern.compile(pattern);
    return ofText(
        field,
        value ->
            compiled.matcher(value).matches()
                ? Optional.empty()
                : Optional.of("须为 " + form + " / not in its form"));
  }

  private static FieldRule ofText(String field, Function<String, Optional<String>> fault) {
    return new FieldRule(
        field,
        true,
        value ->
            value.isTextual() ? fault.apply(value.textValue()) : Optional.of("须为字符串 / not a text"));
  }

  private static Optional<String> lengthFault(String value, int max) {
    return value.codePointCount(0, value.length()) <= max
        ? Optional.empty()
        : Optional.of("超过 " + max + " 字 / over " + max + " characters");
  }
}
