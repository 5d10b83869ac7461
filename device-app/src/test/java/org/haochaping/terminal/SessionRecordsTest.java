package org.haochaping.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.junit.jupiter.api.Test;

final class SessionRecordsTest {
  private static final OfferId OFFER = OfferId.of("k7m2p9q4w1x8z3", 1);
  private static final Moment NOW =
      new Moment("k7m2p9q4w1x8z3", 10, Instant.parse("2026-11-24T04:00:00Z"), true);

  private final List<JournalBody> written = new ArrayList<>();
  private boolean full;
  private final SessionRecords records =
      new SessionRecords(
          new RatingLog() {
            @Override
            public CompletableFuture<JournalEntry> append(JournalBody body) {
              if (full) {
                return CompletableFuture.failedFuture(new IllegalStateException("disk full"));
              }
              written.add(body);
              return CompletableFuture.completedFuture(
                  JournalEntry.following(Hash.sha256(), written.size(), BodyCodec.encode(body)));
            }

            @Override
            public CompletableFuture<Boolean> wasRated(String caseHandle) {
              return CompletableFuture.completedFuture(false);
            }
          },
          event -> {},
          (offer, seq, micros) -> {});

  @Test
  void reasons_thatTheDiskDidNotTake_areWrittenOnceItDoes() {
    JournalBody reasons =
        new JournalBody.Reasons(NOW, OFFER, "2020-05", List.of("207"), Optional.empty());
    full = true;
    records.append(reasons);
    records.append(new JournalBody.Closed(NOW, OFFER));
    records.reasonsAgain();
    full = false;
    records.reasonsAgain();
    assertThat(written).containsExactly(reasons);
    records.reasonsAgain();
    assertThat(written).hasSize(1);
  }
}
