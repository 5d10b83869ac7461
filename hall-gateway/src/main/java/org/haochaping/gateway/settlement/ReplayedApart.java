package org.haochaping.gateway.settlement;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.haochaping.gateway.rules.RuleBook;
import org.haochaping.gateway.settlement.RatingRows.Known;
import org.jdbi.v3.core.Handle;

/**
 * Decides anew about ratings that are no case's: those that hang on none, and those of the hall.
 *
 * @param zone the hall's, for days
 * @param taker gets what was found, part by part
 */
record ReplayedApart(ZoneId zone, Taker taker) {
  private static final int FETCH_ROWS = 2_000;

  private static final String UNBOUND =
      """
      , r.about from rating r left join followup f on f.rating = r.id
        where r.service_case is null order by r.id""";

  /** Person by person; without a keyed hash the case stands for the person. */
  private static final String OF_THE_HALL =
      """
      , coalesce(p.rater, 'case ' || r.service_case) as person from rating r
        left join case_rater p on p.service_case = r.service_case
        left join followup f on f.rating = r.id
        where r.about = 'hall' and r.service_case is not null order by person""";

  @FunctionalInterface
  interface Taker {
    void take(Verdicts verdicts) throws SQLException;
  }

  @FunctionalInterface
  private interface Reader {
    void read(Known known, String word) throws SQLException;
  }

  int all(Handle handle) throws SQLException {
    each(handle, UNBOUND, (known, about) -> one(known, about));
    List<Known> person = new ArrayList<>();
    String[] name = {""};
    each(
        handle,
        OF_THE_HALL,
        (known, rater) -> {
          if (!rater.equals(name[0])) {
            days(person);
            name[0] = rater;
          }
          person.add(known);
        });
    days(person);
    return 0;
  }

  private void one(Known known, String about) throws SQLException {
    Verdicts verdicts = new Verdicts();
    verdicts.compare(known, RuleBook.unbound(about));
    taker.take(verdicts);
  }

  private void days(List<Known> person) throws SQLException {
    Map<LocalDate, List<Known>> days =
        person.stream().collect(Collectors.groupingBy(one -> one.facts().day(zone)));
    person.clear();
    for (List<Known> day : days.values()) {
      Verdicts verdicts = new Verdicts();
      verdicts.compare(day, RuleBook.ofTheHall(day.stream().map(Known::facts).toList()));
      taker.take(verdicts);
    }
  }

  private static void each(Handle handle, String rest, Reader reader) throws SQLException {
    try (PreparedStatement query =
        handle.getConnection().prepareStatement("select " + RatingRows.FACTS + rest)) {
      query.setFetchSize(FETCH_ROWS);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          reader.read(RatingRows.known(row), row.getString(11));
        }
      }
    }
  }
}
