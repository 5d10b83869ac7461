package org.haochaping.gateway.followup;

import java.time.Instant;
import java.util.List;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.SealedWords;

/** Reads who did what when, with what they noted. */
public final class Events {
  private final Ledger ledger;
  private final SealedWords words;

  /**
   * Over a ledger.
   *
   * @param words opens the notes
   */
  public Events(Ledger ledger, SealedWords words) {
    this.ledger = ledger;
    this.words = words;
  }

  /**
   * One thing that was done.
   *
   * @param state after it
   * @param note as it was typed; empty once erased
   */
  public record Event(Instant at, String who, String what, String state, String note) {
    @Override
    public String toString() {
      return "Event[" + what + "]"; // the note may name somebody
    }
  }

  /** All that was done, in order. */
  public List<Event> of(long followUp) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select id, at, who, what, state, note from followup_event"
                        + " where followup = :id order by id")
                .bind("id", followUp)
                .map(
                    (row, context) -> {
                      String plain = row.getString(6);
                      return new Event(
                          Instant.ofEpochMilli(row.getLong(2)),
                          row.getString(3),
                          row.getString(4),
                          row.getString(5),
                          words.of(handle, SealedWords.Kind.NOTE, row.getLong(1)).orElse(plain));
                    })
                .list());
  }
}
