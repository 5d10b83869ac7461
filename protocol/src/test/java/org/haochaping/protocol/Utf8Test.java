package org.haochaping.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @Provide
  Arbitrary<byte[]> noise() {
    return Noise.anyBytes();
  }

  @Property
  void decode_ofAnyBytes_agreesWithTheStrictDecoder(@ForAll("noise") byte[] bytes) {
    String strict;
    try {
      strict = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      assertThatThrownBy(() -> Utf8.decode(bytes)).isInstanceOf(ProtocolException.class);
      assertThatThrownBy(() -> Utf8.require(bytes)).isInstanceOf(ProtocolException.class);
      return;
    }
    Utf8.require(bytes);
    assertThat(Utf8.decode(bytes)).isEqualTo(strict);
  }

  @Property
  void encode_ofAnyText_comesBackTheSameOrIsRefused(@ForAll String text) {
    byte[] bytes;
    try {
      bytes = Utf8.encode(text);
    } catch (ProtocolException e) {
      assertThat(text.codePoints()).anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
      return;
    }
    assertThat(Utf8.decode(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "\udc00", "a\ud83dz", "\ude00\ud83d", "好\ud83d"})
  void encode_ofHalfAPair_isRefused(String text) {
    assertThatThrownBy(() -> Utf8.encode(text)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void decode_ofAWrittenSubstitute_isItself() {
    byte[] bytes = "a\uFFFDb 😀".getBytes(StandardCharsets.UTF_8);
    assertThat(Utf8.encode(Utf8.decode(bytes))).isEqualTo(bytes);
  }
}
