package org.haochaping.terminal.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class LineAssemblerTest {
  private final AtomicInteger tooLong = new AtomicInteger();
  private final LineAssembler lines = new LineAssembler(tooLong::incrementAndGet);

  @Test
  void lines_anyEnding_separated() {
    assertThat(take("one\rtwo\nthree\r\nfour\r\n\r\n", 0))
        .containsExactly("one", "two", "three", "four");
  }

  @Test
  void line_ofOneMegabyte_droppedOnceAndTheNextOneRead() {
    byte[] chunk = "x".repeat(4096).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 256; i++) {
      assertThat(lines.accept(chunk, chunk.length, 0)).isEmpty();
    }
    assertThat(take("\r\nreceipt\r\n", 0)).containsExactly("", "receipt");
    assertThat(tooLong).hasValue(1);
  }

  @Test
  void line_ofTheLongestLength_kept() {
    String longest = "y".repeat(LineAssembler.MAX_BYTES);
    assertThat(take(longest + "\n", 0)).containsExactly(longest);
    assertThat(tooLong).hasValue(0);
  }

  @Test
  void noise_thenASecondOfSilence_doesNotSpoilTheNextLine() {
    assertThat(take("half a li", 0)).isEmpty();
    assertThat(take("receipt\r\n", LineAssembler.MAX_GAP_MILLIS + 1)).containsExactly("receipt");
  }

  @Test
  void reset_halfALine_forgotten() {
    assertThat(take("half", 0)).isEmpty();
    lines.reset();
    assertThat(take("whole\n", 0)).containsExactly("whole");
  }

  @Property(tries = 200)
  void anyLines_anyChunks_comeOutAsTheyWere(
      @ForAll @Size(max = 12) List<@AlphaChars @StringLength(min = 1, max = 400) String> sent,
      @ForAll @IntRange(min = 1, max = 700) int chunk) {
    LineAssembler fresh = new LineAssembler(() -> {});
    byte[] bytes = (String.join("\r\n", sent) + "\r\n").getBytes(StandardCharsets.UTF_8);
    List<String> got = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += chunk) {
      int count = Math.min(chunk, bytes.length - from);
      byte[] part = new byte[count];
      System.arraycopy(bytes, from, part, 0, count);
      got.addAll(fresh.accept(part, count, from));
    }
    assertThat(got).containsExactlyElementsOf(sent);
  }

  private List<String> take(String text, long nowMillis) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return lines.accept(bytes, bytes.length, nowMillis);
  }
}
