package org.haochaping.protocol.journal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;

/** What a journal entry says. Each kind is a record; {@link BodyCodec} is its form on the wire. */
public sealed interface JournalBody {

  /** When it happened. */
  Moment at();

  /** The terminal program started, or a journal continues another one. */
  record Boot(
      Moment at, String version, String terminal, long hall, int window, Optional<String> continues)
      implements JournalBody {}

  /**
   * Time is trusted from here on: {@code at} pairs this boot's monotonic clock with a wall time
   * that {@code source} vouches for.
   *
   * @param source {@code gateway} or {@code system}
   */
  record ClockSet(Moment at, String source) implements JournalBody {}

  /**
   * A rating was offered to somebody.
   *
   * @param offer the offer's name, unique for ever: see {@link OfferId}
   * @param by {@code receipt}, {@code invite} or {@code press}
   * @param caseHandle the receipt's opaque case handle; empty where no case was named
   * @param batch how many cases this one rating is for (article 16), at least 1
   */
  record Offered(
      Moment at, OfferId offer, String by, Optional<String> caseHandle, int batch, int window)
      implements JournalBody {}

  /**
   * A level was pressed. The entry stands alone: it repeats what the offer was for.
   *
   * @param input {@code touch}, {@code key}, {@code keypad} or {@code phone}
   * @param replaces the sequence number of the earlier rating of the same offer that this replaces
   */
  record Rated(
      Moment at,
      OfferId offer,
      SatisfactionLevel level,
      String input,
      Optional<String> caseHandle,
      int batch,
      int window,
      OptionalLong replaces)
      implements JournalBody {}

  /** Reasons for a rating, by their codes in the list of that version. */
  record Reasons(Moment at, OfferId offer, String list, List<String> codes, Optional<String> text)
      implements JournalBody {
    /** Copies the codes. */
    public Reasons {
      codes = List.copyOf(codes);
      if (text.isPresent() && text.get().codePointCount(0, text.get().length()) > 150) {
        throw new ProtocolException("text: at most 150 characters");
      }
    }
  }

  /**
   * The offer ended with no rating. Never a rating (article 4). {@code why}: {@code timeout},
   * {@code replaced} or {@code left}.
   */
  record Declined(Moment at, OfferId offer, String why) implements JournalBody {}

  /** Nothing more will come for this offer. */
  record Closed(Moment at, OfferId offer) implements JournalBody {}

  /** Something that a technician must know. {@code detail} is a sentence without personal data. */
  record Alarm(Moment at, String alarm, String detail) implements JournalBody {}

  /**
   * A kind that a newer terminal writes and this code does not know; it is kept and passed over.
   */
  record Unknown(Moment at, String kind) implements JournalBody {}
}
