package org.haochaping.workshop.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;
import org.junit.jupiter.api.Test;

class SampleRatingsTest {
  private static final Instant START = Instant.parse("2026-11-24T00:00:00Z");

  @Test
  void next_sameSeed_givesTheSameRatings() {
    SampleRatings one = new SampleRatings("boot", 3, START, 42);
    SampleRatings two = new SampleRatings("boot", 3, START, 42);
    for (int i = 0; i < 50; i++) {
      assertThat(one.next()).isEqualTo(two.next());
    }
  }

  @Test
  void next_eachTime_isAnOfferAndACaseOfItsOwn() {
    SampleRatings ratings = new SampleRatings("boot", 3, START, 42);
    Set<String> offers = new HashSet<>();
    Set<String> cases = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      JournalBody.Rated rated = ratings.next();
      offers.add(rated.offer().value());
      cases.add(rated.caseHandle().orElseThrow());
    }
    assertThat(offers).hasSize(1_000);
    assertThat(cases).hasSize(1_000);
  }

  @Test
  void nextWhole_isOfferedRatedAndClosedAndCanBeWritten() {
    List<JournalBody> bodies = new SampleRatings("boot", 3, START, 42).nextWhole();
    assertThat(bodies)
        .extracting(body -> (Object) body.getClass())
        .containsExactly(
            JournalBody.Offered.class, JournalBody.Rated.class, JournalBody.Closed.class);
    for (JournalBody body : bodies) {
      assertThat(BodyCodec.decode(BodyCodec.encode(body))).isEqualTo(body);
    }
  }
}
