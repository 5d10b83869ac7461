package org.haochaping.protocol.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody.Alarm;
import org.haochaping.protocol.journal.JournalBody.Boot;
import org.haochaping.protocol.journal.JournalBody.ClockSet;
import org.haochaping.protocol.journal.JournalBody.Closed;
import org.haochaping.protocol.journal.JournalBody.Declined;
import org.haochaping.protocol.journal.JournalBody.Offered;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.JournalBody.Reasons;

/** Journal bodies of every kind, within their bounds and up to them. */
public final class Bodies {
  private static final String BASE64URL =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private Bodies() {}

  /** Bodies of every kind that this code writes. */
  public static Arbitrary<JournalBody> any() {
    Arbitrary<Optional<String>> handles =
        text(BASE64URL, 1, 64).injectNull(0.3).map(Optional::ofNullable);
    Arbitrary<Integer> batches = Arbitraries.integers().between(1, 255);
    Arbitrary<Integer> windows = Arbitraries.integers().between(0, 65_535);
    Arbitrary<String> words =
        Arbitraries.oneOf(
            Arbitraries.of("gateway", "receipt", "press", "touch", "keypad", "timeout", "left"),
            text("abcz09-", 0, 31).map(rest -> "x" + rest));
    return Arbitraries.oneOf(
        Combinators.combine(
                moments(),
                text("0123456789.-+SNAPHOT", 1, 64),
                text("abcz09-", 0, 31).map(rest -> "t" + rest),
                Arbitraries.longs().between(0, 0xFFFF_FFFFL),
                windows,
                Arbitraries.create(() -> JournalId.of("0b1e55ed-0000-4000-8000-00000000c0de"))
                    .injectNull(0.5)
                    .map(id -> Optional.ofNullable(id).map(JournalId::toString)))
            .as(Boot::new),
        Combinators.combine(moments(), words).as(ClockSet::new),
        Combinators.combine(moments(), offers(), words, handles, batches, windows, words)
            .as(Offered::new),
        Combinators.combine(
                moments(),
                offers(),
                Arbitraries.of(SatisfactionLevel.class),
                words,
                handles,
                batches,
                windows,
                Arbitraries.longs()
                    .between(1, Long.MAX_VALUE)
                    .injectNull(0.5)
                    .map(seq -> seq == null ? OptionalLong.empty() : OptionalLong.of(seq)))
            .as(Rated::new)
            .flatMap(rated -> words.map(about -> about(rated, about))),
        Combinators.combine(
                moments(),
                offers(),
                text("0123456789-._ab", 1, 32),
                text("0123456789abXY", 1, 16).list().ofMaxSize(Reasons.MAX_CODES),
                writing(Reasons.MAX_TEXT).injectNull(0.3).map(Optional::ofNullable))
            .as(Reasons::new),
        Combinators.combine(moments(), offers(), words).as(Declined::new),
        Combinators.combine(moments(), offers()).as(Closed::new),
        Combinators.combine(moments(), words, writing(Alarm.MAX_DETAIL)).as(Alarm::new));
  }

  private static Rated about(Rated rated, String about) {
    return new Rated(
        rated.at(),
        rated.offer(),
        rated.level(),
        rated.input(),
        rated.caseHandle(),
        rated.batch(),
        rated.window(),
        rated.replaces(),
        about);
  }

  private static Arbitrary<Moment> moments() {
    return Combinators.combine(
            text(BASE64URL.replace("_", ""), 1, 32),
            Arbitraries.longs().between(0, Moment.MAX_MONOTONIC_MILLIS),
            Arbitraries.longs().between(0, 253_402_300_799_999L).map(Instant::ofEpochMilli),
            Arbitraries.of(true, false))
        .as(Moment::new);
  }

  private static Arbitrary<OfferId> offers() {
    return Combinators.combine(
            text(BASE64URL.replace("_", ""), 1, 32), Arbitraries.longs().between(0, 9_999_999_999L))
        .as(OfferId::of);
  }

  /** What people write: any characters but U+0000 and halves of pairs. */
  private static Arbitrary<String> writing(int max) {
    return Arbitraries.oneOf(
            Arbitraries.chars().range('\u0001', '\ud7ff').map(String::valueOf),
            Arbitraries.integers().between(0x10000, 0x10FFFF).map(Character::toString),
            Arbitraries.of("服", "务", "\"", "\\", "\n", "\u2028", "\uFFFD", "a"))
        .list()
        .ofMaxSize(max)
        .map(pieces -> String.join("", pieces));
  }

  private static Arbitrary<String> text(String characters, int min, int max) {
    return Arbitraries.strings()
        .withChars(characters.toCharArray())
        .ofMinLength(min)
        .ofMaxLength(max);
  }
}
