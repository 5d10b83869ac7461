package org.haochaping.gateway.followup;

import java.sql.SQLException;
import java.time.Clock;
import org.haochaping.gateway.deadlines.Deadline;
import org.haochaping.gateway.deadlines.WorkingDays;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.rules.Finding;
import org.haochaping.protocol.ProtocolException;
import org.jdbi.v3.core.Handle;

/**
 * What the hall's staff does with a follow-up. Each act is one transaction and one row that says
 * who did what when; an act that the state does not allow changes nothing.
 */
public final class Desk {
  private static final int MAX_NOTE = 2_000;

  private final Ledger ledger;
  private final FollowUpSettings settings;
  private final Holidays holidays;
  private final SealedWords words;
  private final Reconsideration rules;
  private final Clock clock;

  /**
   * Over a ledger.
   *
   * @param words seals the notes, which may name somebody
   * @param rules decides about a rating anew once a finding says something of it
   */
  public Desk(
      Ledger ledger,
      FollowUpSettings settings,
      Holidays holidays,
      SealedWords words,
      Reconsideration rules,
      Clock clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.holidays = holidays;
    this.words = words;
    this.rules = rules;
    this.clock = clock;
  }

  /** Puts a person in charge. */
  public void assign(long id, String to, String by) throws SQLException {
    String name = StaffName.of(to);
    act(
        id,
        by,
        "assigned",
        name,
        (handle, before) -> {
          set(handle, id, "assigned_to", name);
          return before.state();
        });
  }

  /** The person was called back (article 17). */
  public void verify(long id, String by, String note) throws SQLException {
    move(id, by, "verified", note, State.VERIFIED);
  }

  /** Putting it right begins. */
  public void beginToRectify(long id, String by, String note) throws SQLException {
    move(id, by, "rectifying", note, State.RECTIFYING);
  }

  /** It was put right. */
  public void rectified(long id, String by, String note) throws SQLException {
    move(id, by, "rectified", note, State.RECTIFIED);
  }

  /**
   * The result was reported: after it was put right, or without that where the rating was found
   * mistaken or malicious (article 17).
   */
  public void report(long id, String by, String note) throws SQLException {
    act(
        id,
        by,
        "reported",
        note(note),
        (handle, before) -> {
          if (before.state() == State.VERIFIED && before.counts()) {
            throw new ProtocolException(
                before.finding() == Finding.NONE
                    ? "先作出认定 / say what was found before reporting"
                    : "评价属实,先整改 / the rating is upheld: put it right before reporting");
          }
          return before.state().to(State.REPORTED);
        });
  }

  /** Nothing more is to be done. */
  public void close(long id, String by, String note) throws SQLException {
    move(id, by, "closed", note, State.CLOSED);
  }

  /** The window says that the rating is not right; the finding stays with whoever verifies. */
  public void appeal(long id, String by, String note) throws SQLException {
    act(id, by, "appealed", note(note), (handle, before) -> before.state());
  }

  /**
   * What the verification found. Mistaken or malicious ratings are kept and no longer adopted, and
   * the city is told; upheld ones count again.
   */
  public void find(long id, Finding finding, String by, String note) throws SQLException {
    if (finding == Finding.NONE || finding == Finding.WITHDRAWN) {
      throw new ProtocolException("核实结论须为 / finding: upheld, mistaken or malicious");
    }
    act(
        id,
        by,
        "found-" + finding.word(),
        note(note),
        (handle, before) -> {
          if (before.state() == State.OPENED) {
            throw new ProtocolException("先回访核实 / verify it before saying what was found");
          }
          boolean done = before.state() == State.REPORTED || before.state() == State.CLOSED;
          if (done && finding == Finding.UPHELD && !before.counts()) {
            throw new ProtocolException(
                "已报送,请先重开 / it was reported: reopen it, since it is to be put right");
          }
          set(handle, id, "finding", finding.word());
          rules.again(handle, before.rating());
          return before.state();
        });
  }

  /** The city sends it back: the working days to put it right begin anew. */
  public void reopen(long id, String by, String note) throws SQLException {
    act(
        id,
        by,
        "reopened",
        note(note),
        (handle, before) -> {
          if (before.state() != State.REPORTED && before.state() != State.CLOSED) {
            throw new ProtocolException("未办结,无需重开 / it is not done, so it can't be reopened");
          }
          Deadline due =
              new WorkingDays(holidays.book(handle))
                  .after(
                      clock.instant().atZone(settings.zone()).toLocalDate(),
                      settings.rectifyWorkingDays());
          handle
              .createUpdate(
                  "update followup set rectify_from = :now, rectify_due = :due,"
                      + " rectify_date = :date, provisional = :provisional where id = :id")
              .bind("now", clock.millis())
              .bind("due", due.end(settings.zone()).toEpochMilli())
              .bind("date", due.lastDay().toString())
              .bind("provisional", due.provisional() ? 1 : 0)
              .bind("id", id)
              .execute();
          return State.VERIFIED;
        });
  }

  private void move(long id, String by, String what, String note, State next) throws SQLException {
    act(id, by, what, note(note), (handle, before) -> before.state().to(next));
  }

  @FunctionalInterface
  private interface Act {
    State on(Handle handle, FollowUp before) throws SQLException;
  }

  private void act(long id, String by, String what, String note, Act act) throws SQLException {
    String who = StaffName.of(by);
    ledger.<Integer, SQLException>write(
        handle -> {
          // Takes the row first, so that two who act at once act one after the other.
          handle
              .createUpdate("update followup set state = state where id = :id")
              .bind("id", id)
              .execute();
          FollowUp before = FollowUps.get(handle, id);
          State next = act.on(handle, before);
          set(handle, id, "state", next.word());
          EventRows.add(handle, words, before, clock.millis(), who, what, next, note);
          return 0;
        });
  }

  private static void set(Handle handle, long id, String column, String value) {
    handle
        .createUpdate("update followup set " + column + " = :value where id = :id")
        .bind("value", value)
        .bind("id", id)
        .execute();
  }

  private static String note(String note) {
    if (note.isBlank() || note.length() > MAX_NOTE) {
      throw new ProtocolException("说明 1 至 2000 字 / note: 1 to 2000 characters");
    }
    return note.strip();
  }
}
