package org.haochaping.protocol.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.FeedResult.Outcome;
import org.junit.jupiter.api.Test;

class FeedCodecTest {
  private static final FeedBatch BATCH =
      new FeedBatch(
          List.of(
              Samples.service("P-1"),
              Samples.rating("P-1", SatisfactionLevel.VERY_DISSATISFIED, "108", "115")));

  @Test
  void batch_encodedAndDecoded_isTheSame() {
    assertThat(FeedCodec.decode(FeedCodec.encode(BATCH))).isEqualTo(BATCH);
  }

  @Test
  void rating_encoded_numbersTheLevelByTheCitysList() {
    ObjectNode json = Samples.rating("P-1", SatisfactionLevel.VERY_SATISFIED).json();

    assertThat(json.get("satisfaction").textValue()).isEqualTo("5");
    assertThat(json.get("pf").textValue()).isEqualTo("4");
    assertThat(json.has("evalDetail")).isFalse();
  }

  @Test
  void batch_withAWrongField_namesRecordAndField() {
    String json = new String(FeedCodec.encode(BATCH), StandardCharsets.UTF_8);

    assertThatThrownBy(() -> decode(json.replace("\"userProp\":\"1\"", "\"userProp\":\"7\"")))
        .isInstanceOf(ProtocolException.class)
        .hasMessage("record 0: userProp: not a code of the list city-2020-05");
  }

  @Test
  void answer_encodedAndDecoded_isTheSame() {
    List<RecordKey> keys = BATCH.records().stream().map(FeedRecord::key).toList();
    List<FeedResult> results =
        List.of(
            new FeedResult(keys.get(0), Outcome.DUPLICATE, ""),
            new FeedResult(keys.get(1), Outcome.REFUSED, "差评须有原因"));

    assertThat(FeedCodec.decodeAnswer(FeedCodec.encodeAnswer(results), keys)).isEqualTo(results);
  }

  @Test
  void answer_withAResultTooFew_isRefused() {
    List<RecordKey> keys = BATCH.records().stream().map(FeedRecord::key).toList();
    byte[] answer = FeedCodec.encodeAnswer(List.of(new FeedResult(keys.get(0), Outcome.TAKEN, "")));

    assertThatThrownBy(() -> FeedCodec.decodeAnswer(answer, keys))
        .hasMessage("results: 1 for 2 records");
  }

  @Test
  void answer_ofOtherRecords_isRefused() {
    List<RecordKey> keys = BATCH.records().stream().map(FeedRecord::key).toList();
    byte[] answer =
        FeedCodec.encodeAnswer(
            List.of(
                new FeedResult(keys.get(1), Outcome.TAKEN, ""),
                new FeedResult(keys.get(0), Outcome.TAKEN, "")));

    assertThatThrownBy(() -> FeedCodec.decodeAnswer(answer, keys))
        .hasMessage("results: number 0 is of another record");
  }

  @Property(tries = 300)
  void decode_ofAnyBytes_givesABatchOrAReason(@ForAll byte[] bytes) {
    assertThatThrownBy(() -> FeedCodec.decode(bytes)).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> FeedCodec.decodeAnswer(bytes, List.of()))
        .isInstanceOf(ProtocolException.class);
  }

  @Property(tries = 500)
  void decode_ofADamagedBatch_givesABatchOrAReason(@ForAll int at, @ForAll byte damage) {
    byte[] bytes = FeedCodec.encode(BATCH);
    bytes[Math.floorMod(at, bytes.length)] = damage;
    try {
      assertThat(FeedCodec.decode(bytes).records()).hasSize(2);
    } catch (ProtocolException e) {
      assertThat(e).hasMessageNotContaining("150902199001010000");
    }
  }

  private static FeedBatch decode(String json) {
    return FeedCodec.decode(json.getBytes(StandardCharsets.UTF_8));
  }
}
