package org.haochaping.gateway.followup;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.haochaping.gateway.deadlines.DayBook;
import org.haochaping.gateway.deadlines.Deadline;
import org.haochaping.gateway.deadlines.ImportedDays;
import org.haochaping.gateway.deadlines.LegalDays;
import org.haochaping.gateway.deadlines.WorkingDays;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.ProtocolException;
import org.jdbi.v3.core.Handle;

/**
 * The holidays that the hall brought in: of years that the built-in table does not have as a whole,
 * of others what is to be amended.
 */
public final class Holidays {
  private final Ledger ledger;
  private final FollowUpSettings settings;
  private final DayBook builtIn;

  /** Over a ledger. */
  public Holidays(Ledger ledger, FollowUpSettings settings) {
    this(ledger, settings, new LegalDays());
  }

  Holidays(Ledger ledger, FollowUpSettings settings, DayBook builtIn) {
    this.ledger = ledger;
    this.settings = settings;
    this.builtIn = builtIn;
  }

  /**
   * What came of an import.
   *
   * @param recomputed follow-ups whose provisional deadline was computed anew
   */
  public record Imported(int days, Set<Integer> years, int recomputed) {
    /** Copies the years. */
    public Imported {
      years = Set.copyOf(years);
    }
  }

  /**
   * Takes lines {@code date,off} or {@code date,work}, such as {@code 2027-01-01,off}; the first
   * line may be a heading {@code day,kind}. A year's former import is replaced as a whole. A year
   * that is not built in must be listed as a whole; of one that is, these days are amended.
   *
   * @throws ProtocolException that names each wrong line, or each year that is not listed as a
   *     whole; then nothing is changed
   */
  public Imported load(List<String> lines) {
    Map<LocalDate, Boolean> days = parse(lines);
    Set<Integer> years = new HashSet<>();
    days.keySet().forEach(day -> years.add(day.getYear()));
    refuseParts(ImportedDays.of(days, builtIn), years);
    return ledger.write(
        handle -> {
          for (int year : years) {
            handle
                .createUpdate("delete from holiday where day like :year")
                .bind("year", "%04d-%%".formatted(year))
                .execute();
          }
          days.forEach(
              (day, working) ->
                  handle
                      .createUpdate("insert into holiday (day, working) values (:day, :working)")
                      .bind("day", day.toString())
                      .bind("working", working ? 1 : 0)
                      .execute());
          return new Imported(days.size(), years, recompute(handle));
        });
  }

  /** The days of imported years, and the built-in ones behind them. */
  DayBook book(Handle handle) {
    Map<LocalDate, Boolean> days = new HashMap<>();
    handle
        .createQuery("select day, working from holiday")
        .map((row, context) -> Map.entry(LocalDate.parse(row.getString(1)), row.getInt(2) == 1))
        .forEach(entry -> days.put(entry.getKey(), entry.getValue()));
    return days.isEmpty() ? builtIn : ImportedDays.of(days, builtIn);
  }

  private static void refuseParts(ImportedDays book, Set<Integer> years) {
    String parts =
        years.stream()
            .filter(year -> !book.knows(year))
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    if (!parts.isEmpty()) {
      throw new ProtocolException(
          "%s 年须列出全年安排,至少 %d 个放假日;未导入任何日期 / the file must list the whole year %s,"
                  .formatted(parts, ImportedDays.MIN_DAYS_OFF, parts)
              + " at least %d days off; nothing was imported".formatted(ImportedDays.MIN_DAYS_OFF));
    }
  }

  /**
   * Computes provisional deadlines anew, as an update of this program may know another year. Where
   * none is provisional it only looks.
   *
   * @return how many are no longer provisional
   */
  int catchUp() {
    int before = ledger.read(Holidays::provisional).size();
    if (before == 0) {
      return 0;
    }
    return ledger.write(
        handle -> {
          recompute(handle);
          return before - provisional(handle).size();
        });
  }

  private record Provisional(long id, long from) {}

  private static List<Provisional> provisional(Handle handle) {
    return handle
        .createQuery(
            "select id, rectify_from from followup where provisional = 1 and state <> 'closed'")
        .map((row, context) -> new Provisional(row.getLong(1), row.getLong(2)))
        .list();
  }

  private int recompute(Handle handle) {
    WorkingDays working = new WorkingDays(book(handle));
    List<Provisional> open = provisional(handle);
    for (Provisional one : open) {
      Deadline due =
          working.after(
              Instant.ofEpochMilli(one.from()).atZone(settings.zone()).toLocalDate(),
              settings.rectifyWorkingDays());
      handle
          .createUpdate(
              "update followup set rectify_due = :due, rectify_date = :date,"
                  + " provisional = :provisional where id = :id")
          .bind("due", due.end(settings.zone()).toEpochMilli())
          .bind("date", due.lastDay().toString())
          .bind("provisional", due.provisional() ? 1 : 0)
          .bind("id", one.id())
          .execute();
    }
    return open.size();
  }

  private static Map<LocalDate, Boolean> parse(List<String> lines) {
    Map<LocalDate, Boolean> days = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("\uFEFF", "").strip();
      if (line.isEmpty() || line.startsWith("#") || (i == 0 && line.equals("day,kind"))) {
        continue;
      }
      try {
        String[] fields = line.split(",", -1);
        if (fields.length != 2 || !fields[1].matches("off|work")) {
          throw new DateTimeException("not date,off or date,work");
        }
        if (days.put(LocalDate.parse(fields[0]), fields[1].equals("work")) != null) {
          throw new DateTimeException("the day comes twice");
        }
      } catch (DateTimeException e) {
        problems.add("第 %d 行 / line %d: %s".formatted(i + 1, i + 1, e.getMessage()));
      }
    }
    if (!problems.isEmpty() || days.isEmpty()) {
      throw new ProtocolException(
          "未导入任何日期 / nothing was imported:\n" + String.join("\n", problems));
    }
    return days;
  }
}
