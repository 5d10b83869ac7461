package org.haochaping.terminal.keypad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FrameParserTest {
  private static final FrameTemplate TEMPLATE = FrameTemplate.parse("A5 KK SS XX 5A", "xor KK SS");

  @Test
  void frames_noiseAndFalseStartsBetween_allFound() {
    byte[] bytes = hex("00 FF A5 A5 03 A5 01 01 00 5A 5A A5 A5 02 02 00 5A A5 03 03 01 5A");
    assertThat(parse(TEMPLATE, bytes, bytes.length))
        .containsExactly(frame(1, 1), frame(2, 2)); // the third has a wrong checksum
  }

  @Test
  void frame_tornThenWhole_wholeOneFound() {
    assertThat(parse(TEMPLATE, hex("A5 01 A5 02 07 05 5A"), 3)).containsExactly(frame(2, 7));
  }

  @Test
  void frame_halfReceivedBeforeReset_isForgotten() {
    FrameParser parser = new FrameParser(TEMPLATE);
    byte[] half = hex("A5 01 01");
    assertThat(parser.accept(half, half.length)).isEmpty();
    parser.reset();
    byte[] rest = hex("00 5A");
    assertThat(parser.accept(rest, rest.length)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AA 55 KK XX|sum 1-3|AA 55 31 30|49",
        "KK|none|03|3",
        "02 ?? KK 03|none|02 77 34 03|52",
        "5A KK XX|xor 1 KK|5A 04 5E|4",
        "7E KK SS XX|sum KK SS|7E F0 20 10|240",
      })
  void template_modelsDiffer_eachUnderstood(String frame, String checksum, String bytes, int key) {
    FrameTemplate template = FrameTemplate.parse(frame, checksum);
    List<KeyFrame> frames = parse(template, hex(bytes), 2);
    assertThat(frames).singleElement().extracting(KeyFrame::key).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A5 SS 5A|none|one KK",
        "A5 KK KK|none|one KK",
        "A5 KK XYZ|none|XYZ is not a byte",
        "A5 KK XX|none|XX stands where",
        "A5 KK|xor KK|XX stands where",
        "A5 KK XX|xor|followed by the bytes",
        "A5 KK XX|crc KK|begins with none, xor or sum",
        "A5 KK XX|xor SS|no byte SS",
        "A5 KK XX|xor 1-4|not within 1 to 3",
        "A5 KK XX|xor XX|over itself",
        "''|none|is not a byte",
      })
  void template_wrong_saysWhat(String frame, String checksum, String sentence) {
    assertThatThrownBy(() -> FrameTemplate.parse(frame, checksum))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Property(tries = 300)
  void noise_withoutTheStartByte_neverCostsAFrame(
      @ForAll("stream") List<Part> parts, @ForAll @IntRange(min = 1, max = 17) int chunk) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    List<KeyFrame> sent = new ArrayList<>();
    for (Part part : parts) {
      stream.writeBytes(hex(part.hex()));
      part.frames().forEach(sent::add);
    }
    assertThat(parse(TEMPLATE, stream.toByteArray(), chunk)).containsExactlyElementsOf(sent);
  }

  @Property(tries = 300)
  void anyBytes_nothingThrownAndNothingWithoutAFrame(@ForAll byte[] bytes) {
    for (KeyFrame frame : parse(TEMPLATE, bytes, 7)) {
      byte[] wanted = bytesOf(frame.key(), frame.sequence().getAsInt());
      assertThat(HexFormat.of().formatHex(bytes)).contains(HexFormat.of().formatHex(wanted));
    }
  }

  @Test
  void keyMap_aLevelWithoutKey_refused() {
    assertThatThrownBy(() -> KeyMap.of(Map.of("31", "very-satisfied")))
        .hasMessageContaining("all five levels need one");
    assertThatThrownBy(() -> KeyMap.of(Map.of("1", "satisfied")))
        .hasMessageContaining("two hexadecimal digits");
    assertThatThrownBy(() -> KeyMap.of(Map.of("01", "good")))
        .hasMessageContaining("none of the five levels");
  }

  /** A piece of a stream: noise, or one frame. */
  record Part(String hex, List<KeyFrame> frames) {}

  @Provide
  Arbitrary<List<Part>> stream() {
    Arbitrary<Part> noise =
        Arbitraries.bytes()
            .filter(b -> b != (byte) 0xA5)
            .array(byte[].class)
            .ofMaxSize(9)
            .map(bytes -> new Part(HexFormat.of().formatHex(bytes), List.of()));
    Arbitrary<Integer> any = Arbitraries.integers().between(0, 255).filter(b -> b != 0xA5);
    Arbitrary<Part> frame =
        Combinators.combine(any, any)
            .as(
                (key, seq) ->
                    new Part(
                        HexFormat.of().formatHex(bytesOf(key, seq)), List.of(frame(key, seq))));
    return Arbitraries.oneOf(noise, frame).list().ofMaxSize(20);
  }

  private static List<KeyFrame> parse(FrameTemplate template, byte[] bytes, int chunk) {
    FrameParser parser = new FrameParser(template);
    List<KeyFrame> frames = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += chunk) {
      int count = Math.min(chunk, bytes.length - from);
      byte[] part = new byte[Math.max(chunk, count)];
      System.arraycopy(bytes, from, part, 0, count);
      frames.addAll(parser.accept(part, count));
    }
    return frames;
  }

  private static byte[] bytesOf(int key, int sequence) {
    return new byte[] {(byte) 0xA5, (byte) key, (byte) sequence, (byte) (key ^ sequence), 0x5A};
  }

  private static KeyFrame frame(int key, int sequence) {
    return new KeyFrame(key, OptionalInt.of(sequence));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
