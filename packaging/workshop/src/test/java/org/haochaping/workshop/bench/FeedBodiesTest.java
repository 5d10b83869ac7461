package org.haochaping.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.haochaping.protocol.city.FeedBatch;
import org.haochaping.protocol.city.FeedCodec;
import org.haochaping.protocol.city.FeedRecord;
import org.haochaping.protocol.city.RecordKind;
import org.haochaping.workshop.bench.Deliveries.Answered;
import org.haochaping.workshop.hall.HallException;
import org.junit.jupiter.api.Test;

class FeedBodiesTest {
  @Test
  void of_ratings_areRequestsThatTheProtocolReads() throws Exception {
    Set<String> keys = new HashSet<>();
    List<byte[]> bodies = FeedBodies.of(25, 7, 20);
    assertThat(bodies).hasSize(3);
    for (byte[] body : bodies) {
      List<FeedRecord> records = read(body).records();
      assertThat(records.size()).isLessThanOrEqualTo(20);
      assertThat(records.get(0).key().kind()).isEqualTo(RecordKind.SERVICE);
      assertThat(records.get(1).key().kind()).isEqualTo(RecordKind.RATING);
      records.forEach(record -> keys.add(record.key().toString()));
    }
    assertThat(keys).hasSize(50);
  }

  @Test
  void of_anotherWindow_sharesNoKey() throws Exception {
    FeedRecord one = read(FeedBodies.of(1, 2, 10).get(0)).records().get(0);
    FeedRecord other = read(FeedBodies.of(1, 3, 10).get(0)).records().get(0);
    assertThat(one.key()).isNotEqualTo(other.key());
  }

  @Test
  void rate_firstAnswer_startsTheClockAndDoesNotCount() {
    assertThat(
            Deliveries.rate(
                List.of(
                    new Answered(1_000, 250), new Answered(1_200, 250), new Answered(1_500, 50)),
                550))
        .isEqualTo(600);
  }

  @Test
  void rate_answersBeforeTheLastSoMany_doNotCount() {
    assertThat(
            Deliveries.rate(
                List.of(
                    new Answered(1_000, 250), new Answered(9_000, 250), new Answered(9_500, 50)),
                300))
        .isEqualTo(100);
  }

  @Test
  void rate_oneAnswer_isNone() {
    assertThatThrownBy(() -> Deliveries.rate(List.of(new Answered(1_000, 250)), 250))
        .isInstanceOf(HallException.class);
  }

  private static FeedBatch read(byte[] body) throws IOException {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return FeedCodec.decode(gzip.readAllBytes());
    }
  }
}
