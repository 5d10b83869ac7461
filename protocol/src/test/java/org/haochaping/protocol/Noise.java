package org.haochaping.protocol;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Bytes that nobody meant: random ones, and good ones with a piece altered. */
public final class Noise {
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\\ud800",
          "\\u0000",
          "null",
          "true",
          "-1",
          "1e400",
          "99999999999999999999",
          "\"v\":2",
          "{\"v\":1}",
          "\uFFFD",
          "评",
          "{{{{{{{{{{{{");

  private Noise() {}

  /** Any bytes, up to 300. */
  public static Arbitrary<byte[]> anyBytes() {
    return Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
  }

  /** The same bytes with a byte altered, or a piece put in or left out. */
  public static Arbitrary<byte[]> altered(Arbitrary<byte[]> good) {
    return Combinators.combine(
            good,
            Arbitraries.integers().between(0, 1_000_000),
            Arbitraries.integers().between(0, 20),
            Arbitraries.oneOf(
                Arbitraries.of(PIECES).map(piece -> piece.getBytes(StandardCharsets.UTF_8)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(4)))
        .as(Noise::replace);
  }

  /** Decodes, and holds it against the decoder if it throws anything but what it promises. */
  public static void decodesOrSaysWhy(byte[] bytes, Consumer<byte[]> decoder) {
    try {
      decoder.accept(bytes);
    } catch (ProtocolException e) {
      assertThatThrownBy(
              () -> {
                throw e;
              })
          .hasMessageMatching("[^\\p{Cntrl}]{3,200}");
    }
  }

  private static byte[] replace(byte[] good, int place, int left, byte[] piece) {
    int from = place % (good.length + 1);
    int to = Math.min(good.length, from + left);
    byte[] bytes = new byte[good.length - (to - from) + piece.length];
    System.arraycopy(good, 0, bytes, 0, from);
    System.arraycopy(piece, 0, bytes, from, piece.length);
    System.arraycopy(good, to, bytes, from + piece.length, good.length - to);
    return Arrays.equals(bytes, good) ? new byte[0] : bytes;
  }
}
