package org.haochaping.workshop.scale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.HashChain;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;

/** The journal of one window's terminal, chained as a real one is. */
final class WindowJournal {
  private static final String VERSION = "scale";

  private final JournalId id;
  private final String terminal;
  private final int window;
  private final Instant begun;
  private final String boot;
  private Hash head;
  private long seq;
  private long offers;
  private Instant last;

  WindowJournal(JournalId id, String terminal, int window, Instant begun) {
    this.id = id;
    this.terminal = terminal;
    this.window = window;
    this.begun = begun;
    this.boot = id.toString().substring(0, 8);
    this.head = HashChain.start(id);
    this.last = begun;
  }

  /**
   * One rated offer.
   *
   * @param ratingSeq where its rating stands
   * @param pressedAt when it was pressed: never before what stands earlier in this journal
   */
  record Written(OfferId offer, long ratingSeq, Instant pressedAt, List<JournalEntry> entries) {
    Written {
      entries = List.copyOf(entries);
    }
  }

  JournalEntry boot(long hall) {
    return entry(
        new JournalBody.Boot(moment(begun), VERSION, terminal, hall, window, Optional.empty()));
  }

  /** Writes an offer that was rated. */
  Written rated(String caseHandle, Visit.Press press, Instant pressed) {
    Instant at = pressed.isAfter(last) ? pressed : last.plusSeconds(1);
    OfferId offer = OfferId.of(boot, ++offers);
    Optional<String> named = Optional.of(caseHandle);
    List<JournalEntry> entries = new ArrayList<>(4);
    entries.add(entry(new JournalBody.Offered(moment(at), offer, "receipt", named, 1, window)));
    JournalEntry rating =
        entry(
            new JournalBody.Rated(
                moment(at),
                offer,
                SatisfactionLevel.ofCityCode(press.level()),
                "keypad",
                named,
                1,
                window,
                OptionalLong.empty()));
    entries.add(rating);
    if (!press.reasons().isEmpty()) {
      entries.add(
          entry(
              new JournalBody.Reasons(
                  moment(at.plusSeconds(4)),
                  offer,
                  Visits.REASON_LIST,
                  press.reasons(),
                  Optional.empty())));
    }
    entries.add(entry(new JournalBody.Closed(moment(at.plusSeconds(8)), offer)));
    last = at.plusSeconds(8);
    return new Written(offer, rating.seq(), at, entries);
  }

  JournalId id() {
    return id;
  }

  String terminal() {
    return terminal;
  }

  Hash head() {
    return head;
  }

  long upTo() {
    return seq;
  }

  private JournalEntry entry(JournalBody body) {
    JournalEntry entry = JournalEntry.following(head, ++seq, BodyCodec.encode(body));
    head = entry.hash();
    return entry;
  }

  private Moment moment(Instant at) {
    return new Moment(boot, at.toEpochMilli() - begun.toEpochMilli(), at, true);
  }
}
