package org.haochaping.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.Noise;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.wire.Stored.Problem;
import org.junit.jupiter.api.Test;

/** What a terminal says of itself, and what the gateway answers. */
class AnswersTest {
  private static final JournalId JOURNAL = JournalId.of("0b1e55ed-0000-4000-8000-00000000c0de");
  private static final Stored STORED =
      Stored.upTo(JOURNAL, 12, HashChain.start(JOURNAL), Instant.parse("2026-11-24T03:50:00.123Z"));
  private static final TerminalState STATE =
      new TerminalState(true, JOURNAL, 12, HashChain.start(JOURNAL), "0.1.0");

  private static byte[] replace(byte[] json, String from, String to) {
    String text = new String(json, StandardCharsets.UTF_8);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
  }

  @Provide
  Arbitrary<Stored> answers() {
    Arbitrary<OptionalLong> at =
        Arbitraries.longs().between(1, Long.MAX_VALUE).map(OptionalLong::of);
    return Combinators.combine(
            Batches.journals(),
            Arbitraries.longs().between(0, Long.MAX_VALUE),
            Batches.hashes(),
            Arbitraries.longs().between(0, 253_402_300_799_999L).map(Instant::ofEpochMilli),
            Arbitraries.of(Problem.class).injectNull(0.3).map(Optional::ofNullable),
            at,
            Arbitraries.longs()
                .between(0, 86_400_000)
                .injectNull(0.5)
                .map(millis -> Optional.ofNullable(millis).map(Duration::ofMillis)))
        .as(Stored::new);
  }

  @Provide
  Arbitrary<TerminalState> states() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Batches.journals(),
            Arbitraries.longs().between(0, Long.MAX_VALUE),
            Batches.hashes(),
            Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(64))
        .as(TerminalState::new);
  }

  @Provide
  Arbitrary<byte[]> noise() {
    return Arbitraries.oneOf(
        Noise.anyBytes(),
        Noise.altered(answers().map(Stored::encode)),
        Noise.altered(states().map(TerminalState::encode)));
  }

  @Property
  void stored_onTheWire_comesBackTheSame(@ForAll("answers") Stored stored) {
    assertThat(Stored.decode(stored.encode())).isEqualTo(stored);
  }

  @Property
  void state_onTheWire_comesBackTheSame(@ForAll("states") TerminalState state) {
    assertThat(TerminalState.decode(state.encode())).isEqualTo(state);
  }

  @Property
  void decode_ofAnyBytes_givesAMessageOrAReason(@ForAll("noise") byte[] bytes) {
    Noise.decodesOrSaysWhy(bytes, Stored::decode);
    Noise.decodesOrSaysWhy(bytes, TerminalState::decode);
  }

  @Test
  void decode_withUnknownFields_passesThemOver() {
    assertThat(Stored.decode(replace(STORED.encode(), "{", "{\"new\":{\"x\":1},")))
        .isEqualTo(STORED);
    assertThat(TerminalState.decode(replace(STATE.encode(), "{", "{\"new\":[],"))).isEqualTo(STATE);
  }

  @Test
  void decode_ofAnotherVersion_isRefusedWithTheReason() {
    assertThatThrownBy(() -> Stored.decode(replace(STORED.encode(), "\"v\":1", "\"v\":2")))
        .hasMessage("v: version 2, this side speaks 1");
    assertThatThrownBy(() -> TerminalState.decode(replace(STATE.encode(), "\"v\":1", "\"v\":0")))
        .hasMessage("v: version 0, this side speaks 1");
  }

  @Test
  void stored_withAProblemOfANewerGateway_countsAsRefused() {
    byte[] newer = replace(STORED.but(Problem.GAP).encode(), "\"gap\"", "\"moon\"");
    assertThat(Stored.decode(newer).problem()).contains(Problem.REFUSED);
  }

  @Test
  void stored_ofAFork_saysWhere() {
    Stored fork = Stored.decode(STORED.forkedAt(7).encode());
    assertThat(fork.problem()).contains(Problem.FORK);
    assertThat(fork.at()).hasValue(7);
    assertThatThrownBy(() -> STORED.but(Problem.FORK)).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> STORED.forkedAt(0)).hasMessage("at: below 1");
  }

  @Test
  void stored_withAnUnbearablePause_isCut() {
    assertThat(STORED.busyFor(Duration.ofDays(400)).comeBackAfter()).contains(Duration.ofDays(1));
    assertThat(STORED.busyFor(Duration.ofSeconds(Long.MIN_VALUE)).comeBackAfter())
        .contains(Duration.ZERO);
    byte[] forEver =
        replace(
            STORED.busyFor(Duration.ofMillis(5)).encode(), "Ms\":5", "Ms\":9223372036854775807");
    assertThat(Stored.decode(forEver).comeBackAfter()).contains(Duration.ofDays(1));
  }

  @Test
  void numbers_belowNought_areRefused() {
    Hash head = HashChain.start(JOURNAL);
    assertThatThrownBy(() -> Stored.upTo(JOURNAL, -1, head, Instant.EPOCH))
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> new TerminalState(true, JOURNAL, -1, head, "1"))
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> new TerminalState(true, JOURNAL, 1, head, "a b"))
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> Stored.decode(replace(STORED.encode(), "\"upTo\":12", "\"upTo\":-1")))
        .isInstanceOf(ProtocolException.class);
  }
}
