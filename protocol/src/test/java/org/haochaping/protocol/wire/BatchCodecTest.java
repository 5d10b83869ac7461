package org.haochaping.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.haochaping.protocol.Noise;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchCodecTest {
  private static final JournalId JOURNAL = JournalId.of("0b1e55ed-0000-4000-8000-00000000c0de");

  private static JournalBatch batch(String... bodies) {
    return Batches.of(
        JOURNAL,
        HashChain.start(JOURNAL),
        1,
        java.util.Arrays.stream(bodies).map(b -> b.getBytes(StandardCharsets.UTF_8)).toList(),
        new byte[] {1});
  }

  private static String json(JournalBatch batch) {
    return new String(BatchCodec.encode(batch), StandardCharsets.UTF_8);
  }

  private static JournalBatch decode(String json) {
    return BatchCodec.decode(json.getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<JournalBatch> batches() {
    return Batches.any();
  }

  @Provide
  Arbitrary<byte[]> noise() {
    return Arbitraries.oneOf(
        Noise.anyBytes(), Noise.altered(Batches.any().map(BatchCodec::encode)));
  }

  @Property(tries = 500)
  void encode_ofAnyBatch_comesBackTheSameWithItsBodiesUnchanged(
      @ForAll("batches") JournalBatch batch) {
    JournalBatch decoded = BatchCodec.decode(BatchCodec.encode(batch));
    assertThat(decoded).isEqualTo(batch).hasSameHashCodeAs(batch);
    for (int i = 0; i < batch.entries().size(); i++) {
      assertThat(decoded.entries().get(i).body()).isEqualTo(batch.entries().get(i).body());
    }
  }

  @Property
  void decode_ofAnyBytes_givesABatchOrAReason(@ForAll("noise") byte[] bytes) {
    Noise.decodesOrSaysWhy(bytes, BatchCodec::decode);
  }

  /** The promise of the chain: what was altered on the way is never taken for what was sent. */
  @Property(tries = 300)
  void decode_withAnyByteOfTheEntriesAltered_isRefused(
      @ForAll("batches") JournalBatch batch,
      @ForAll @IntRange(max = 1_000_000) int place,
      @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] bytes = BatchCodec.encode(batch);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int from = text.indexOf("\"entries\":[") + "\"entries\":[".length();
    int to = text.lastIndexOf("],\"head\":");
    int at = from + place % (to - from);
    bytes[at] ^= (byte) change;
    try {
      // A capital letter in an escape says the same; anything else is another batch.
      assertThat(BatchCodec.decode(bytes)).isEqualTo(batch);
      assertThat(text.substring(at - 6, at)).contains("\\u");
    } catch (ProtocolException e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }

  @Property(tries = 100)
  void decode_withAnyByteOfABodyAltered_isABrokenChain(
      @ForAll("batches") JournalBatch batch, @ForAll @IntRange(max = 1_000_000) int place) {
    JournalEntry entry = batch.entries().get(place % batch.entries().size());
    byte[] altered = entry.body().clone();
    altered[altered.length - 1] = ' ';
    List<byte[]> bodies =
        batch.entries().stream().map(e -> e.equals(entry) ? altered : e.body()).toList();
    JournalBatch other =
        Batches.of(batch.journal(), batch.previous(), batch.first(), bodies, batch.signature());
    String forged = json(other).replace(other.head().hex(), batch.head().hex());
    assertThatThrownBy(() -> decode(forged))
        .isInstanceOfSatisfying(
            BrokenChainException.class,
            e -> {
              assertThat(e.journal()).isEqualTo(batch.journal());
              assertThat(e.first()).isEqualTo(batch.first());
              assertThat(e.last()).isEqualTo(batch.last());
            });
  }

  @Test
  void decode_withEntriesLeftOutOrChangedInOrder_isABrokenChain() {
    String good = json(batch("{\"a\":1}", "{\"b\":2}"));
    String swapped =
        good.replace("a\\\":1", "X").replace("b\\\":2", "a\\\":1").replace("X", "b\\\":2");
    assertThat(swapped).isNotEqualTo(good);
    assertThatThrownBy(() -> decode(swapped)).isInstanceOf(BrokenChainException.class);
    String shorter = good.replace(",\"{\\\"b\\\":2}\"", "");
    assertThat(shorter).isNotEqualTo(good);
    assertThatThrownBy(() -> decode(shorter)).isInstanceOf(BrokenChainException.class);
    assertThatThrownBy(() -> decode(good.replace("\"first\":1", "\"first\":2")))
        .isInstanceOf(BrokenChainException.class);
    assertThatThrownBy(() -> decode(good.replace(HashChain.start(JOURNAL).hex(), "0".repeat(64))))
        .isInstanceOf(BrokenChainException.class);
  }

  /** The JDK would write a question mark for each, and the chain would not see the difference. */
  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\uDC00", "\\ud800\\u0020"})
  void decode_ofHalfASurrogatePair_isRefused(String escape) {
    String question = json(batch("a?b"));
    assertThat(decode(question).entries()).hasSize(1);
    assertThatThrownBy(() -> decode(question.replace("?", escape)))
        .isInstanceOf(ProtocolException.class)
        .isNotInstanceOf(BrokenChainException.class);
  }

  /** The JDK would read a substitute, which the chain may well be over. */
  @Test
  void decode_ofMalformedUtf8_isRefused() {
    byte[] good = BatchCodec.encode(batch("a\uFFFDb"));
    assertThat(BatchCodec.decode(good).entries()).hasSize(1);
    int at = new String(good, StandardCharsets.ISO_8859_1).indexOf("\u00EF\u00BF\u00BD");
    good[at] = (byte) 0xF0;
    assertThatThrownBy(() -> BatchCodec.decode(good))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("not UTF-8");
  }

  @Test
  void encode_ofABodyThatNoReaderTakes_isRefused() {
    byte[] broken = {'{', (byte) 0xC3, '}'};
    byte[] big = new byte[BodyCodec.MAX_BYTES + 1];
    java.util.Arrays.fill(big, (byte) ' ');
    for (byte[] body : List.of(broken, big)) {
      JournalBatch batch =
          Batches.of(JOURNAL, HashChain.start(JOURNAL), 1, List.of(body), new byte[] {1});
      assertThatThrownBy(() -> BatchCodec.encode(batch)).isInstanceOf(ProtocolException.class);
    }
  }

  @Test
  void batch_overItsBounds_isRefused() {
    assertThatThrownBy(() -> batch()).hasMessageStartingWith("entries: 1 to 1000");
    assertThatThrownBy(() -> batch(Collections.nCopies(1_001, "{}").toArray(String[]::new)))
        .hasMessageStartingWith("entries: 1 to 1000");
    String full = json(batch(Collections.nCopies(1_000, "{}").toArray(String[]::new)));
    assertThat(decode(full).last()).isEqualTo(1_000);
    assertThatThrownBy(() -> decode(full.replaceFirst("\"\\{}\"", "\"{}\",\"{}\"")))
        .hasMessage("entries: over 1000");
    String big = " ".repeat(BodyCodec.MAX_BYTES);
    assertThat(decode(json(batch(big))).entries().get(0).body()).hasSize(8_192);
    assertThatThrownBy(() -> decode(json(batch(big)).replaceFirst(" ", "  ")))
        .hasMessage("body: over 8192 bytes");
    assertThatThrownBy(
            () -> BatchCodec.encode(batch(Collections.nCopies(64, big).toArray(String[]::new))))
        .hasMessage("batch: over 524288 bytes");
    assertThatThrownBy(() -> BatchCodec.decode(new byte[JournalBatch.MAX_BYTES + 1]))
        .hasMessage("batch: over 524288 bytes");
  }

  @Test
  void batch_withAHoleInside_isRefused() {
    JournalEntry first = JournalEntry.following(HashChain.start(JOURNAL), 1, new byte[0]);
    JournalEntry third = JournalEntry.following(first.hash(), 3, new byte[0]);
    assertThatThrownBy(
            () ->
                new JournalBatch(
                    JOURNAL, HashChain.start(JOURNAL), List.of(first, third), new byte[] {1}))
        .hasMessage("entries: not consecutive");
  }

  @Test
  void decode_withUnknownFields_passesThemOver() {
    JournalBatch batch = batch("{}");
    String more = json(batch).replace("\"v\":1", "\"x\":[{\"entries\":[]}],\"y\":1.5,\"v\":1");
    assertThat(decode(more)).isEqualTo(batch);
  }

  @Test
  void decode_ofAnotherVersion_isRefusedWithTheReason() {
    assertThatThrownBy(() -> decode(json(batch("{}")).replace("\"v\":1", "\"v\":2")))
        .hasMessage("v: version 2, this side speaks 1");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"v\":1', '\"v\":\"1\"', v",
    "'\"journal\":', '\"j\":', journal",
    "'0b1e55ed', '0B1E55ED', journal",
    "'\"first\":1', '\"first\":\"1\"', first",
    "'\"first\":1', '\"first\":0', first",
    "'\"first\":1', '\"first\":9223372036854775807', first",
    "'\"first\":1', '\"first\":1.0', first",
    "'\"first\":1', '\"first\":99999999999999999999', first",
    "'\"prev\":\"', '\"prev\":\"0', hash",
    "'\"entries\":[', '\"entries\":[1,', entries",
    "'\"entries\":[\"{}\"]', '\"entries\":\"{}\"', entries",
    "'\"entries\":[\"{}\"]', '\"entries\":[]', entries",
    "'\"sig\":\"AQ==\"', '\"sig\":\"*\"', sig",
    "'\"sig\":\"AQ==\"', '\"sig\":null', sig",
    "'\"head\"', '\"tail\"', head",
    "'{\"v\"', '{\"v\":1,\"v\"', batch",
  })
  void decode_ofABadField_isRefusedByItsName(String from, String to, String field) {
    String good = json(batch("{}"));
    assertThat(good).contains(from);
    assertThatThrownBy(() -> decode(good.replace(from, to)))
        .isInstanceOf(ProtocolException.class)
        .hasMessageStartingWith(field + ": ");
  }

  /** A reader that guesses encodings would take these, and each batch has one form only. */
  @Test
  void decode_withAByteOrderMarkOrInUtf16_isRefused() {
    String good = json(batch("ab"));
    for (byte[] other :
        List.of(
            ("\uFEFF" + good).getBytes(StandardCharsets.UTF_8),
            good.getBytes(StandardCharsets.UTF_16),
            good.getBytes(StandardCharsets.UTF_16LE),
            good.getBytes(StandardCharsets.UTF_16BE))) {
      assertThatThrownBy(() -> BatchCodec.decode(other)).isInstanceOf(ProtocolException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "{",
        "{}{}",
        "{} ]",
        "22222222222222222222222222222222222222222222222222222222222",
        "{\"x\":[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]}"
      })
  void decode_ofWhatIsNotOneObject_isRefused(String text) {
    assertThatThrownBy(() -> decode(text)).isInstanceOf(ProtocolException.class);
  }
}
