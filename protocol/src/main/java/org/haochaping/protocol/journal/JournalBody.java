package org.haochaping.protocol.journal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.TerminalId;

/**
 * What a journal entry says. Each kind is a record; {@link BodyCodec} is its form on the wire. A
 * record whose fields are out of their bounds can't be made: its constructor throws a {@link
 * ProtocolException} that names the field.
 *
 * <p>A <em>word</em> is 1 to 32 of {@code a-z 0-9 -}, beginning with a letter. A reader must bear
 * words that it does not know.
 */
public sealed interface JournalBody {
  /** What a rating is about where nothing else is said. */
  String WINDOW = "window";

  /** When it happened. */
  Moment at();

  /**
   * The terminal program started, or a journal continues another one.
   *
   * @param version of the terminal program, 1 to 64 visible ASCII characters
   * @param terminal the terminal's own id, see {@link TerminalId}
   * @param hall the hall's number, 0 to 4,294,967,295
   * @param window the window's number, 0 to 65,535
   * @param continues the id of the journal whose entries this one took over
   */
  record Boot(
      Moment at, String version, String terminal, long hall, int window, Optional<String> continues)
      implements JournalBody {
    /** Checks every field. */
    public Boot {
      BodyForm.version(version);
      terminal = new TerminalId(terminal).value();
      if (hall < 0 || hall > 0xFFFF_FFFFL) {
        throw new ProtocolException("hall: not a number of 32 bits");
      }
      BodyForm.window(window);
      continues = continues.map(id -> JournalId.of(id).toString());
    }
  }

  /**
   * Time is trusted from here on: {@code at} pairs this boot's monotonic clock with a wall time
   * that {@code source} vouches for.
   *
   * @param source a word: {@code gateway} or {@code system}
   */
  record ClockSet(Moment at, String source) implements JournalBody {
    /** Checks the word. */
    public ClockSet {
      BodyForm.word("source", source);
    }
  }

  /**
   * A rating was offered to somebody.
   *
   * @param offer the offer's name, unique for ever: see {@link OfferId}
   * @param by a word: {@code receipt}, {@code invite} or {@code press}
   * @param caseHandle the receipt's opaque case handle, 1 to 64 characters of base64url; empty
   *     where no case was named
   * @param batch how many cases this one rating is for (article 16), 1 to 255
   * @param window the window's number, 0 to 65,535
   * @param about a word: {@code window} for this window's attitude and ability in a case, {@code
   *     consultation} for a consultation here, {@code hall} for the hall as a whole (article 15)
   */
  record Offered(
      Moment at,
      OfferId offer,
      String by,
      Optional<String> caseHandle,
      int batch,
      int window,
      String about)
      implements JournalBody {
    /** Checks every field. */
    public Offered {
      BodyForm.word("by", by);
      BodyForm.caseHandle(caseHandle);
      BodyForm.batch(batch);
      BodyForm.window(window);
      BodyForm.word("about", about);
    }

    /** About this window. */
    public Offered(
        Moment at, OfferId offer, String by, Optional<String> caseHandle, int batch, int window) {
      this(at, offer, by, caseHandle, batch, window, WINDOW);
    }
  }

  /**
   * A level was pressed. The entry stands alone: it repeats what the offer was for, within the same
   * bounds as {@link Offered}.
   *
   * @param input a word: {@code touch}, {@code key}, {@code keypad} or {@code phone}
   * @param replaces the sequence number of the earlier rating of the same offer that this replaces,
   *     from 1
   * @param about as in {@link Offered}
   */
  record Rated(
      Moment at,
      OfferId offer,
      SatisfactionLevel level,
      String input,
      Optional<String> caseHandle,
      int batch,
      int window,
      OptionalLong replaces,
      String about)
      implements JournalBody {
    /** Checks every field. */
    public Rated {
      BodyForm.word("input", input);
      BodyForm.caseHandle(caseHandle);
      BodyForm.batch(batch);
      BodyForm.window(window);
      if (replaces.orElse(1) < 1) {
        throw new ProtocolException("replaces: below 1");
      }
      BodyForm.word("about", about);
    }

    /** About this window. */
    public Rated(
        Moment at,
        OfferId offer,
        SatisfactionLevel level,
        String input,
        Optional<String> caseHandle,
        int batch,
        int window,
        OptionalLong replaces) {
      this(at, offer, level, input, caseHandle, batch, window, replaces, WINDOW);
    }
  }

  /**
   * Reasons for a rating.
   *
   * @param list the version of the list that the codes are of, such as {@code 2020-05}
   * @param codes at most {@value #MAX_CODES}, each 1 to 16 letters and digits
   * @param text what the person wrote, at most {@value #MAX_TEXT} characters (code points)
   */
  record Reasons(Moment at, OfferId offer, String list, List<String> codes, Optional<String> text)
      implements JournalBody {
    /** How many reasons can be given at most; no level's list is longer. */
    public static final int MAX_CODES = 40;

    /** How many characters a text has at most. */
    public static final int MAX_TEXT = 150;

    /** Checks every field and copies the codes. */
    public Reasons {
      BodyForm.list(list);
      codes = List.copyOf(codes);
      if (codes.size() > MAX_CODES) {
        throw new ProtocolException("codes: at most " + MAX_CODES);
      }
      codes.forEach(BodyForm::code);
      if (text.isPresent() && text.get().codePointCount(0, text.get().length()) > MAX_TEXT) {
        throw new ProtocolException("text: at most " + MAX_TEXT + " characters");
      }
    }
  }

  /**
   * The offer ended with no rating. Never a rating (article 4).
   *
   * @param why a word: {@code timeout}, {@code replaced}, {@code left}, {@code withdrawn} by the
   *     window's system, {@code not-saved} where a press could not be written, or {@code rated},
   *     {@code not-accepted} or {@code over} where the gateway said so before anybody pressed
   */
  record Declined(Moment at, OfferId offer, String why) implements JournalBody {
    /** Checks the word. */
    public Declined {
      BodyForm.word("why", why);
    }
  }

  /** Nothing more will come for this offer. */
  record Closed(Moment at, OfferId offer) implements JournalBody {}

  /**
   * Something that a technician must know.
   *
   * @param alarm a word that names what happened
   * @param detail a sentence without personal data; cut to {@value #MAX_DETAIL} characters, since
   *     an alarm must not fail for its own length
   */
  record Alarm(Moment at, String alarm, String detail) implements JournalBody {
    /** How many characters (code points) of a detail are kept. */
    public static final int MAX_DETAIL = 500;

    /** Checks the word and cuts the detail. */
    public Alarm {
      BodyForm.word("alarm", alarm);
      if (detail.codePointCount(0, detail.length()) > MAX_DETAIL) {
        detail = detail.substring(0, detail.offsetByCodePoints(0, MAX_DETAIL));
      }
    }
  }

  /**
   * A kind that a newer terminal writes and this code does not know; it is kept and passed over.
   *
   * @param kind a word
   */
  record Unknown(Moment at, String kind) implements JournalBody {
    /** Checks the word. */
    public Unknown {
      BodyForm.word("kind", kind);
    }
  }
}
