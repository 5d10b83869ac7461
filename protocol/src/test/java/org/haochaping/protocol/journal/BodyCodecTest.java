package org.haochaping.protocol.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.haochaping.protocol.Noise;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.JournalBody.Alarm;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.JournalBody.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyCodecTest {
  private static final String RATING =
      "{'v':1,'kind':'rating','boot':'b1','mono':5,'wall':'2026-11-24T03:50:00.123Z',"
          + "'trusted':true,'offer':'b1.000001','level':'satisfied','input':'keypad',"
          + "'case':'AAAAAAAAAAAAAAAA','batch':1,'window':3}";

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  @Provide
  Arbitrary<JournalBody> bodies() {
    return Bodies.any();
  }

  @Provide
  Arbitrary<byte[]> noise() {
    return Arbitraries.oneOf(Noise.anyBytes(), Noise.altered(Bodies.any().map(BodyCodec::encode)));
  }

  @Property
  void encode_ofAnyBody_comesBackTheSame(@ForAll("bodies") JournalBody body) {
    byte[] once = BodyCodec.encode(body);
    assertThat(BodyCodec.decode(once)).isEqualTo(body);
    assertThat(BodyCodec.encode(BodyCodec.decode(once))).isEqualTo(once);
    assertThat(once.length).isLessThanOrEqualTo(BodyCodec.MAX_BYTES);
  }

  @Property
  void decode_ofAnyBytes_givesABodyOrAReason(@ForAll("noise") byte[] bytes) {
    byte[] before = bytes.clone();
    Noise.decodesOrSaysWhy(bytes, BodyCodec::decode);
    assertThat(bytes).isEqualTo(before);
  }

  @Test
  void decode_withUnknownFields_passesThemOver() {
    JournalBody known = BodyCodec.decode(bytes(RATING));
    String more = RATING.replace("'kind'", "'new':{'deep':[1,{'x':null}]},'kind'");
    assertThat(BodyCodec.decode(bytes(more))).isEqualTo(known).isInstanceOf(Rated.class);
  }

  @Test
  void decode_ofAnotherVersion_isRefusedWithTheReason() {
    assertThatThrownBy(() -> BodyCodec.decode(bytes(RATING.replace("'v':1", "'v':2"))))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("v: version 2, this side speaks 1");
    assertThatThrownBy(() -> BodyCodec.decode(bytes(RATING.replace("'v':1,", ""))))
        .hasMessage("v: missing");
  }

  @Test
  void decode_ofAnUnknownKind_keepsTheMomentAndIsNeverWrittenAgain() {
    JournalBody body = BodyCodec.decode(bytes(RATING.replace("'rating'", "'self-test'")));
    assertThat(body)
        .isEqualTo(
            new Unknown(
                new Moment("b1", 5, Instant.parse("2026-11-24T03:50:00.123Z"), true), "self-test"));
    assertThatThrownBy(() -> BodyCodec.encode(body)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'''mono'':5', '''mono'':-1', mono",
    "'''mono'':5', '''mono'':9007199254740993', mono",
    "'''boot'':''b1''', '''boot'':''''', boot",
    "'''boot'':''b1''', '''boot'':''b 1''', boot",
    "'''trusted'':true', '''trusted'':1', trusted",
    "'2026-11', '+12026-11', wall",
    "'b1.000001', 'b1', offer",
    "'''satisfied''', '''SATISFIED''', level",
    "'''satisfied''', '5', level",
    "'''keypad''', '''key pad''', input",
    "'AAAAAAAAAAAAAAAA', 'AAAA,AAAA', case",
    "'''batch'':1', '''batch'':0', batch",
    "'''batch'':1', '''batch'':256', batch",
    "'''window'':3', '''window'':65536', window",
    "'''window'':3', '''window'':3,''replaces'':0', replaces",
    "'''window'':3', '''window'':''3''', window",
  })
  void decode_ofAFieldOutOfBounds_isRefusedByItsName(String from, String to, String field) {
    assertThat(RATING).contains(from);
    assertThatThrownBy(() -> BodyCodec.decode(bytes(RATING.replace(from, to))))
        .isInstanceOf(ProtocolException.class)
        .hasMessageStartingWith(field + ": ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v", "kind", "boot", "mono", "wall", "trusted", "offer", "level", "input", "batch", "window"
      })
  void decode_withoutAField_isRefusedByItsName(String field) {
    assertThatThrownBy(
            () -> BodyCodec.decode(bytes(RATING.replace("'" + field + "'", "'no-" + field + "'"))))
        .isInstanceOf(ProtocolException.class)
        .hasMessageStartingWith(field + ": ");
  }

  @Test
  void decode_overItsLength_isRefused() {
    assertThatThrownBy(() -> BodyCodec.decode(bytes(RATING + " ".repeat(BodyCodec.MAX_BYTES))))
        .hasMessage("body: over 8192 bytes");
  }

  @Test
  void reasons_overTheirBounds_areRefused() {
    String reasons =
        RATING
            .replace("'rating'", "'reasons'")
            .replace("'level'", "'list':'2020-05','codes':[CODES],'text':'TEXT','level'");
    assertThat(
            BodyCodec.decode(
                bytes(reasons.replace("CODES", "'501'").replace("TEXT", "好😀".repeat(75)))))
        .isInstanceOf(JournalBody.Reasons.class);
    assertThatThrownBy(
            () ->
                BodyCodec.decode(
                    bytes(reasons.replace("CODES", "").replace("TEXT", "好".repeat(151)))))
        .hasMessage("text: at most 150 characters");
    assertThatThrownBy(() -> BodyCodec.decode(bytes(reasons.replace("CODES", "'501,502'"))))
        .hasMessageStartingWith("codes: ");
    assertThatThrownBy(
            () -> BodyCodec.decode(bytes(reasons.replace("CODES", "'1',".repeat(40) + "'1'"))))
        .hasMessageStartingWith("codes: ");
  }

  @Test
  void alarm_withALongDetail_isCutBetweenCharacters() {
    Moment at = new Moment("b1", 5, Instant.EPOCH, false);
    Alarm alarm = new Alarm(at, "x", "😀".repeat(501));
    assertThat(alarm.detail()).isEqualTo("😀".repeat(500));
    assertThat(BodyCodec.decode(BodyCodec.encode(alarm))).isEqualTo(alarm);
  }
}
