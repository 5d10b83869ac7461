package org.haochaping.terminal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.terminal.session.SessionEvent.Pressed;
import org.haochaping.terminal.session.SessionState.Explaining;
import org.haochaping.terminal.session.SessionState.Offered;
import org.haochaping.terminal.session.SessionState.Rated;
import org.haochaping.terminal.session.SessionState.Thanked;

/** What a session writes into the journal. */
final class SessionEntries {
  private SessionEntries() {}

  static JournalBody.Offered offered(Offer offer, Moment now) {
    return new JournalBody.Offered(
        now,
        offer.id(),
        offer.cause().by(),
        offer.caseHandle(),
        offer.batch(),
        offer.window(),
        offer.about().word());
  }

  /**
   * A press that rates.
   *
   * @param replaces the entry of the earlier choice, where this is a change of mind
   */
  static JournalBody.Rated rated(Offer offer, Pressed press, OptionalLong replaces, Moment now) {
    return new JournalBody.Rated(
        now,
        offer.id(),
        press.level(),
        press.input(),
        offer.caseHandle(),
        offer.batch(),
        offer.window(),
        replaces,
        offer.about().word());
  }

  /** What was ticked; nothing where nothing was. */
  static Optional<JournalBody> reasons(Explaining explaining, Moment now) {
    Explanation given = explaining.explanation();
    return given.ticked().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new JournalBody.Reasons(
                now, explaining.offer().id(), given.list(), given.codes(), Optional.empty()));
  }

  /** The end of an offer whose rating, or change of mind, could not be written. */
  static JournalBody notSaved(Rated rated, Moment now) {
    return rated.replaces().isPresent()
        ? new JournalBody.Closed(now, rated.offer().id())
        : new JournalBody.Declined(now, rated.offer().id(), "not-saved");
  }

  /**
   * The end of whatever is there.
   *
   * @param why an offer that nobody answered ends
   */
  static List<JournalBody> left(SessionState state, String why, Moment now) {
    List<JournalBody> end = new ArrayList<>();
    if (state instanceof Offered offered) {
      end.add(new JournalBody.Declined(now, offered.offer().id(), why));
    } else if (state instanceof Explaining explaining) {
      reasons(explaining, now).ifPresent(end::add);
      end.add(new JournalBody.Closed(now, explaining.offer().id()));
    } else if (state instanceof Thanked thanked) {
      end.add(new JournalBody.Closed(now, thanked.offer().id()));
    }
    return end;
  }
}
