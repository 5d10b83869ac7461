package org.haochaping.protocol.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain, and the names that it is about. */
class HashChainTest {
  private static final JournalId JOURNAL = JournalId.of("0b1e55ed-0000-4000-8000-00000000c0de");

  @Property
  void next_isTheDigestOfHashNumberAndBody(
      @ForAll @LongRange(min = 1) long seq, @ForAll byte[] body) throws Exception {
    Hash previous = HashChain.start(JOURNAL);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(previous.bytes());
    for (int shift = 56; shift >= 0; shift -= 8) {
      all.write((int) (seq >>> shift));
    }
    all.writeBytes(body);
    assertThat(HashChain.next(previous, seq, body).bytes())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(all.toByteArray()));
  }

  @Property
  void next_ofAnAlteredBody_isAnother(
      @ForAll @NotEmpty byte[] body,
      @ForAll @IntRange(max = 10_000) int place,
      @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] altered = body.clone();
    altered[place % body.length] ^= (byte) change;
    Hash start = HashChain.start(JOURNAL);
    assertThat(HashChain.next(start, 1, altered)).isNotEqualTo(HashChain.next(start, 1, body));
    assertThat(HashChain.next(start, 2, body)).isNotEqualTo(HashChain.next(start, 1, body));
  }

  @Test
  void start_ofAnotherJournal_isAnother() {
    assertThat(HashChain.start(JOURNAL))
        .isEqualTo(
            Hash.sha256(
                "hcp-journal/1:0b1e55ed-0000-4000-8000-00000000c0de"
                    .getBytes(StandardCharsets.US_ASCII)))
        .isNotEqualTo(HashChain.start(JournalId.of("0b1e55ed-0000-4000-8000-00000000c0df")));
  }

  @Property
  void entry_keepsItsBodysBytes(@ForAll @Size(max = 50) byte[] body) {
    JournalEntry entry = JournalEntry.following(HashChain.start(JOURNAL), 1, body);
    assertThat(entry.body()).isEqualTo(body);
    assertThat(entry)
        .isEqualTo(JournalEntry.following(HashChain.start(JOURNAL), 1, body.clone()))
        .isNotEqualTo(JournalEntry.following(HashChain.start(JOURNAL), 2, body));
    assertThatThrownBy(() -> JournalEntry.following(HashChain.start(JOURNAL), 0, body))
        .isInstanceOf(ProtocolException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "0B1E55ED-0000-4000-8000-00000000C0DE",
        "0b1e55ed-0000-4000-8000-00000000c0de ",
        "0b1e55ed000040008000000000000c0de",
        "0b1e55ed-0000-4000-8000-00000000c0dg"
      })
  void journalId_ofAnotherForm_isRefused(String text) {
    assertThatThrownBy(() -> JournalId.of(text)).isInstanceOf(ProtocolException.class).hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "b1", "b1.", ".1", "b1.x", "b1.12345678901", "b 1.1", "b1.１"})
  void offerId_ofAnotherForm_isRefused(String text) {
    assertThatThrownBy(() -> new OfferId(text)).isInstanceOf(ProtocolException.class);
  }

  @Property
  void offerIds_ofOneBoot_sortAsTheyCame(
      @ForAll @IntRange(max = 999_998) int number, @ForAll @IntRange(min = 1, max = 99) int later) {
    int next = Math.min(999_999, number + later);
    assertThat(OfferId.of("b1", number).value()).isLessThan(OfferId.of("b1", next).value());
  }

  @Test
  void moment_outOfBounds_isRefused() {
    Instant now = Instant.parse("2026-11-24T03:50:00.123456Z");
    assertThat(new Moment("b", 0, now, true).wall()).hasToString("2026-11-24T03:50:00.123Z");
    assertThatThrownBy(() -> new Moment("b", -1, now, true)).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> new Moment("b_", 0, now, true)).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> new Moment("b", 0, Instant.MAX, true))
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> new Moment("b", 0, Instant.EPOCH.minusNanos(1), true))
        .isInstanceOf(ProtocolException.class);
  }
}
