package org.haochaping.terminal.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.JournalBody.Alarm;
import org.haochaping.protocol.journal.JournalBody.Closed;
import org.haochaping.protocol.journal.JournalBody.Offered;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;

/** Bodies as a session writes them. */
public final class Bodies {
  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

  private Bodies() {}

  /** The handle that the n-th case has here. */
  public static String handle(long n) {
    return String.format("case-%011d", n);
  }

  /** When the n-th thing happened. */
  public static Moment at(long n) {
    return new Moment("testboot", n, NOON.plusSeconds(n), true);
  }

  /** The n-th offer. */
  public static Offered offered(long n) {
    return new Offered(at(n), OfferId.of("testboot", n), "receipt", Optional.of(handle(n)), 1, 7);
  }

  /** The rating of the n-th offer. */
  public static Rated rated(long n) {
    return new Rated(
        at(n),
        OfferId.of("testboot", n),
        SatisfactionLevel.SATISFIED,
        "keypad",
        Optional.of(handle(n)),
        1,
        7,
        OptionalLong.empty());
  }

  /** An alarm of a time when nobody knew the time. */
  static Alarm untrusted(long n) {
    return new Alarm(new Moment("testboot", n, Instant.EPOCH.plusSeconds(n), false), "test", "n");
  }

  /** The end of the n-th offer. */
  public static Closed closed(long n) {
    return new Closed(at(n), OfferId.of("testboot", n));
  }
}
