package org.haochaping.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFieldsTest {
  private static JsonFields read(String json) {
    return JsonFields.read(json.getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<byte[]> noise() {
    byte[] good = "{\"v\":1,\"a\":[{\"b\":\"评\"}],\"c\":-1.5e3}".getBytes(StandardCharsets.UTF_8);
    return Arbitraries.oneOf(Noise.anyBytes(), Noise.altered(Arbitraries.just(good)));
  }

  @Property
  void read_ofAnyBytes_givesAnObjectOrAReason(@ForAll("noise") byte[] bytes) {
    Noise.decodesOrSaysWhy(bytes, JsonFields::read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "null",
        "[]",
        "\"a\"",
        "{",
        "{}{}",
        "{} x",
        "{\"a\":1,\"a\":2}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":\"\t\"}",
        "{\"a\":1,}",
        "/**/{}"
      })
  void read_ofWhatIsNotOneObject_isRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void read_ofTooDeepOrTooLong_isRefused() {
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(5_000)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageStartingWith("not JSON");
    assertThatThrownBy(() -> read("{\"a\":" + "2".repeat(5_000) + "}"))
        .isInstanceOf(ProtocolException.class)
        .hasMessageStartingWith("not JSON");
  }

  @Test
  void read_ofMalformedUtf8_isRefused() {
    byte[] overlong = {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'};
    assertThatThrownBy(() -> JsonFields.read(overlong)).hasMessage("not UTF-8");
  }

  @Test
  void message_ofAnyFault_neverRepeatsAText() {
    assertThatThrownBy(() -> read("{\"a\":\"Zhang San\"").time("a"))
        .hasMessageNotContaining("Zhang")
        .hasNoCause();
    assertThatThrownBy(() -> read("{\"a\":\"Zhang San\"}").time("a"))
        .hasMessageNotContaining("Zhang")
        .hasNoCause();
    assertThatThrownBy(() -> read("{\"a\":\"Zhang San\"}").integer("a"))
        .hasMessageNotContaining("Zhang")
        .hasNoCause();
  }

  @Test
  void requireVersion_ofAnotherVersion_isRefusedWithBoth() {
    assertThatThrownBy(() -> read("{\"v\":2}").requireVersion())
        .hasMessage("v: version 2, this side speaks 1");
    assertThatThrownBy(() -> read("{}").requireVersion()).hasMessage("v: missing");
    assertThatThrownBy(() -> read("{\"v\":\"1\"}").requireVersion())
        .isInstanceOf(ProtocolException.class);
    assertThat(read("{\"v\":1,\"new\":{\"x\":[]}}").requireVersion().integer("v")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\udc00x", "\\ud83d\\u0041", "a\\u0000"})
  void text_thatHasNoFormElsewhere_isRefused(String escaped) {
    JsonFields json = read("{\"a\":\"" + escaped + "\",\"b\":[\"" + escaped + "\"]}");
    assertThatThrownBy(() -> json.text("a")).hasMessageStartingWith("a: ");
    assertThatThrownBy(() -> json.texts("b")).hasMessageStartingWith("b: ");
  }

  @Test
  void text_ofAWholePair_isRead() {
    assertThat(read("{\"a\":\"\\ud83d\\ude00\"}").text("a")).isEqualTo("😀");
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z",
    "2026-11-24T03:50:00.123Z",
    "2026-11-24T03:50:00.123456789Z",
    "9999-12-31T23:59:59.999Z"
  })
  void time_ofAGoodOne_isRead(String text) {
    assertThat(read("{\"a\":\"" + text + "\"}").time("a")).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1969-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59Z",
        "-0001-01-01T00:00:00Z",
        "2026-11-24T11:50:00+08:00",
        "2026-11-24T03:50:00",
        "2026-11-24T03:50Z",
        "2026-02-30T00:00:00Z",
        "2026-11-24t03:50:00z",
        "now",
        "２０２６-11-24T03:50:00Z"
      })
  void time_ofAnythingElse_isRefused(String text) {
    assertThatThrownBy(() -> read("{\"a\":\"" + text + "\"}").time("a"))
        .isInstanceOf(ProtocolException.class)
        .hasMessageStartingWith("a: not a time like");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e3", "\"1\"", "9223372036854775808", "true", "[1]", "{}"})
  void integer_ofAnythingElse_isRefused(String value) {
    assertThatThrownBy(() -> read("{\"a\":" + value + "}").integer("a"))
        .hasMessage("a: not a whole number of 64 bits");
  }

  @Test
  void integer_outOfBounds_isRefused() {
    JsonFields json = read("{\"a\":9223372036854775807,\"b\":null}");
    assertThat(json.integer("a")).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> json.integer("a", 0, 9)).hasMessageContaining("not within 0 to 9");
    assertThatThrownBy(() -> json.integer("b")).hasMessage("b: missing");
    assertThat(json.optionalInteger("b")).isEmpty();
  }

  @Test
  void lists_ofOtherThings_areRefused() {
    JsonFields json = read("{\"a\":[1],\"b\":{},\"c\":[{\"d\":true}]}");
    assertThatThrownBy(() -> json.texts("a")).hasMessageStartingWith("a: ");
    assertThatThrownBy(() -> json.texts("b")).hasMessage("b: not a list");
    assertThatThrownBy(() -> json.objects("a")).hasMessage("a: not a list of objects");
    assertThat(json.objects("c").get(0).truth("d")).isTrue();
    assertThatThrownBy(() -> json.truth("a")).hasMessage("a: not true or false");
  }

  @Test
  void write_ofHalfAPair_isRefused() {
    assertThatThrownBy(() -> JsonFields.write(JsonFields.versioned().put("a", "\ud800")))
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void optionalTruth_missingOrNull_isFalse_andAnythingElseThanATruthIsRefused() {
    JsonFields json = read("{\"a\":null,\"b\":true,\"c\":false,\"d\":1}");
    assertThat(json.optionalTruth("a")).isFalse();
    assertThat(json.optionalTruth("b")).isTrue();
    assertThat(json.optionalTruth("c")).isFalse();
    assertThat(json.optionalTruth("missing")).isFalse();
    assertThatThrownBy(() -> json.optionalTruth("d")).hasMessage("d: not true or false");
  }
}
