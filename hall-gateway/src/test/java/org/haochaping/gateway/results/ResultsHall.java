package org.haochaping.gateway.results;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.settlement.Raters;
import org.haochaping.gateway.settlement.RulesHall;
import org.haochaping.protocol.city.CityTime;

/** A hall with cases, windows, clerks and ratings under the real rules, and its kept results. */
public final class ResultsHall implements AutoCloseable {
  public static final Period NOVEMBER = Period.month(YearMonth.of(2026, 11));

  public final RulesHall rules;
  final ResultKeeper keeper;

  public ResultsHall(Engine engine, Path folder) {
    rules = new RulesHall(engine, folder);
    keeper = new ResultKeeper(rules.ledger(), RulesHall.ZONE);
  }

  public ResultBook book() {
    return new ResultBook(rules.ledger());
  }

  /** Counts all that changed. */
  public void count() {
    keeper.catchUp();
  }

  /** An accepted case with a receipt for a window, registered at that time; its handle. */
  public String accepted(String project, String department, String item, int window, Instant at) {
    return register(project, department, item, window, at, "accepted");
  }

  String register(
      String project, String department, String item, int window, Instant at, String state) {
    String handle = (project + "xxxxxxxxxxxxxxxx").substring(0, 16);
    String basics =
        """
        {"proStatus":"%s","acceptDate":"%s","serviceName":"申报","deptCode":"%s",
         "proDepart":"%s局","taskCode":"%s","taskName":"%s登记","proManagerNo":"M%s"}
        """
            .formatted(
                state.equals("failed") ? "1" : "2",
                CityTime.format(at.atZone(CityTime.ZONE).toLocalDateTime()),
                department,
                department,
                item,
                item,
                department);
    rules
        .ledger()
        .write(
            ledger -> {
              ledger.execute(
                  "insert into service_case (handle, project_no, service_number, basics, applicant,"
                      + " registered_at, state) values (?, ?, 1, ?, ?, ?, ?)",
                  handle,
                  project,
                  basics,
                  new byte[0],
                  at.toEpochMilli(),
                  state);
              return window == 0
                  ? 0
                  : ledger.execute(
                      "insert into receipt (service_case, window_no, batch, issued_at, expires_at,"
                          + " nonce) select id, ?, 1, 0, 0, 0 from service_case where handle = ?",
                      window,
                      handle);
            });
    return handle;
  }

  /** A case that failed is accepted after all, as the desk does it. */
  void acceptAfterAll(String handle, Instant at) {
    rules
        .ledger()
        .write(
            ledger ->
                ledger.execute(
                    "update service_case set state = 'accepted', registered_at = ?,"
                        + " basics = replace(basics, '\"proStatus\":\"1\"', '\"proStatus\":\"2\"')"
                        + " where handle = ?",
                    at.toEpochMilli(),
                    handle));
  }

  /** Files cases as one batch, before anybody rated. */
  void batch(List<String> handles) {
    rules.batch(handles);
  }

  public void press(String offer, String handle, int level, Instant at, int window, String reasons)
      throws SQLException {
    rules.press(offer, handle, level, at, "window", window, reasons);
  }

  void reasonsComeLate(String offer, String reasons) {
    rules
        .ledger()
        .write(
            ledger -> {
              ledger.execute("update rating set reasons = ? where offer = ?", reasons, offer);
              return ledger.execute(
                  "insert into result_touched (rating) select id from rating where offer = ?"
                      + " on conflict do nothing",
                  offer);
            });
  }

  /** So that the same offer's next press, in this one, may be a later one. */
  void inAnotherJournal(String offer) {
    rules
        .ledger()
        .write(ledger -> ledger.execute("update rating set journal = 9 where offer = ?", offer));
  }

  /** A clerk takes over a window; an empty number: nobody is there. */
  public void onDuty(int window, String staffNumber, String name, Instant at) {
    rules
        .ledger()
        .write(
            ledger ->
                ledger.execute(
                    "insert into clerk_duty (window_no, on_duty, name, staff_number, duty, stars,"
                        + " away, at, by_system) values (?, ?, ?, ?, '', 0, 0, ?, 'test')",
                    window,
                    staffNumber.isEmpty() ? 0 : 1,
                    name,
                    staffNumber,
                    at.toEpochMilli()));
  }

  /** Opens follow-ups as the gateway does: of adopted bad ratings that have none. */
  public void openFollowUps() {
    rules
        .ledger()
        .write(
            ledger -> {
              ledger.execute(
                  "insert into followup (rating, rated_at, verify_due, rectify_from, rectify_due,"
                      + " rectify_date, provisional, state) select id, pressed_at,"
                      + " pressed_at + 172800000, pressed_at, pressed_at + 1814400000,"
                      + " '2026-11-30', 0, 'opened' from rating where decision = 'adopted'"
                      + " and level <= 2 and is_default = 0 and about = 'window'"
                      + " on conflict do nothing");
              return ledger.execute(
                  "insert into followup_event (followup, at, who, what, state, note) select f.id,"
                      + " 0, 'gateway', 'opened', 'opened', '' from followup f where not exists"
                      + " (select 1 from followup_event e where e.followup = f.id)");
            });
  }

  /** Notes something on a follow-up, such as {@code overdue}. */
  public void event(long followUp, String what, String note, Instant at) {
    rules
        .ledger()
        .write(
            ledger ->
                ledger.execute(
                    "insert into followup_event (followup, at, who, what, state, note)"
                        + " values (?, ?, 'test', ?, 'verified', ?)",
                    followUp,
                    at.toEpochMilli(),
                    what,
                    note));
  }

  Raters raters() {
    return new Raters(rules.court(), rules.words());
  }

  @Override
  public void close() {
    rules.close();
  }
}
