package org.haochaping.gateway.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.settlement.RulesHall;

/**
 * Counts everything from scratch, in memory, row by row, with nothing of what it checks. Gives
 * lines {@code period kind code word} and their counts.
 */
final class NaiveCount {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Map<String, Object>> cases;
  private final List<Map<String, Object>> ratings;
  private final List<Map<String, Object>> followUps;
  private final List<Map<String, Object>> events;
  private final List<Map<String, Object>> duty;
  private final Map<Long, Integer> receipts = new TreeMap<>();
  private final Map<String, Long> counts = new TreeMap<>();

  private NaiveCount(Ledger ledger) {
    cases = rows(ledger, "service_case");
    ratings = rows(ledger, "rating");
    followUps = rows(ledger, "followup");
    events = rows(ledger, "followup_event");
    duty = rows(ledger, "clerk_duty");
    rows(ledger, "receipt")
        .forEach(row -> receipts.put(number(row, "service_case"), (int) number(row, "window_no")));
  }

  static Map<String, Long> of(Ledger ledger) {
    NaiveCount count = new NaiveCount(ledger);
    count.ratings.forEach(count::rating);
    count.cases.forEach(count::serviceCase);
    count.followUps.forEach(count::followUp);
    return count.counts;
  }

  /** What is kept, in the same form. */
  static Map<String, Long> kept(Ledger ledger) {
    Map<String, Long> kept = new TreeMap<>();
    ledger.read(
        handle -> {
          handle
              .createQuery(
                  "select c.period || ' ' || c.kind || ' ' || s.code as place, c.counts as counts"
                      + " from result_count c join result_subject s on s.id = c.subject")
              .map((row, context) -> Map.entry(row.getString(1), Tally.decode(row.getString(2))))
              .forEach(
                  one ->
                      one.getValue()
                          .counts()
                          .forEach((word, n) -> kept.put(one.getKey() + " " + word, n)));
          return 0;
        });
    return kept;
  }

  private static List<Map<String, Object>> rows(Ledger ledger, String table) {
    return ledger.read(
        handle -> handle.createQuery("select * from " + table + " order by 1").mapToMap().list());
  }

  private static long number(Map<String, Object> row, String column) {
    return row.get(column) == null ? 0 : ((Number) row.get(column)).longValue();
  }

  private static long at(Map<String, Object> rating) {
    return number(
        rating, rating.get("time_basis").equals("uncertain") ? "received_at" : "pressed_at");
  }

  private void rating(Map<String, Object> row) {
    String level = String.valueOf(row.get("level"));
    switch (row.get("decision").toString()) {
      case "hall" -> add(at(row), List.of("hall "), "hall" + level);
      case "unbound" -> add(at(row), places(row), "unbound");
      case "adopted" -> {
        boolean isDefault = number(row, "is_default") == 1;
        add(at(row), places(row), isDefault ? "default" : "level" + level);
        if (!isDefault && !row.get("reasons").equals("")) {
          for (String code : row.get("reasons").toString().split(",", -1)) {
            add(at(row), places(row), "reason." + code);
          }
        }
      }
      default -> {}
    }
  }

  private void serviceCase(Map<String, Object> row) {
    JsonNode basics = basics(row);
    if (row.get("state").equals("failed") || basics.path("proStatus").asText("1").equals("1")) {
      return;
    }
    long at = number(row, "registered_at");
    List<String> places = places(window(row), at, row);
    add(at, places, "cases");
    boolean rated = false;
    for (Map<String, Object> other : cases) {
      boolean same = number(other, "id") == number(row, "id");
      boolean together =
          row.get("batch_leader") != null
              && row.get("batch_leader").equals(other.get("batch_leader"));
      if (same || together) {
        for (Map<String, Object> rating : ratings) {
          rated |=
              rating.get("service_case") != null
                  && number(rating, "service_case") == number(other, "id")
                  && rating.get("decision").equals("adopted")
                  && number(rating, "is_default") == 0
                  && !rating.get("about").equals("hall");
        }
      }
    }
    if (!rated) {
      add(at, places, "unrated");
    }
  }

  private void followUp(Map<String, Object> row) {
    Map<String, Object> rating =
        ratings.stream().filter(one -> number(one, "id") == number(row, "rating")).findAny().get();
    if (!rating.get("decision").equals("adopted")) {
      return;
    }
    long at = number(row, "rated_at");
    List<String> places = places(rating);
    add(at, places, "followups");
    List<Map<String, Object>> own =
        events.stream().filter(one -> number(one, "followup") == number(row, "id")).toList();
    List<Map<String, Object>> late =
        own.stream().filter(one -> one.get("what").equals("overdue")).toList();
    if (late.stream().anyMatch(one -> !one.get("note").toString().startsWith("verify"))) {
      add(at, places, "rectified-late");
    }
    var calls =
        own.stream()
            .filter(one -> one.get("what").equals("verified"))
            .mapToLong(one -> number(one, "at"))
            .min();
    if (calls.isPresent()) {
      add(at, places, "called-back");
      add(at, places, "hours." + Math.min(719, (calls.getAsLong() - at) / 3_600_000));
    }
    if (calls.isPresent() ? calls.getAsLong() >= number(row, "verify_due") : !late.isEmpty()) {
      add(at, places, "called-late");
    }
  }

  private int window(Map<String, Object> row) {
    long first = row.get("batch_leader") == null ? number(row, "id") : number(row, "batch_leader");
    return receipts.getOrDefault(first, 0);
  }

  private List<String> places(Map<String, Object> rating) {
    for (Map<String, Object> row : cases) {
      if (rating.get("service_case") != null
          && number(rating, "service_case") == number(row, "id")) {
        int window = (int) number(rating, "window_no");
        boolean here = rating.get("source").equals("terminal");
        long when = here ? at(rating) : number(row, "registered_at");
        return places(window > 0 ? window : window(row), when, row);
      }
    }
    return places((int) number(rating, "window_no"), at(rating), null);
  }

  private List<String> places(int window, long at, Map<String, Object> row) {
    List<String> places = new ArrayList<>(List.of("hall "));
    String clerk = "";
    if (row != null) {
      JsonNode basics = basics(row);
      places.add("department " + basics.path("deptCode").asText());
      places.add("item " + basics.path("taskCode").asText());
      clerk = basics.path("proManagerNo").asText();
    }
    if (window > 0) {
      places.add("window " + window);
      for (Map<String, Object> one : duty) {
        if (number(one, "window_no") == window && number(one, "at") <= at) {
          String onDuty = number(one, "on_duty") == 1 ? one.get("staff_number").toString() : "";
          String manager = row == null ? "" : basics(row).path("proManagerNo").asText();
          clerk = onDuty.isEmpty() ? manager : onDuty;
        }
      }
    }
    if (!clerk.isEmpty()) {
      places.add("clerk " + clerk);
    }
    return places;
  }

  private void add(long at, List<String> places, String word) {
    String day = Instant.ofEpochMilli(at).atZone(RulesHall.ZONE).toLocalDate().toString();
    for (String place : places) {
      counts.merge(day + " " + place + " " + word, 1L, Long::sum);
      counts.merge(day.substring(0, 7) + " " + place + " " + word, 1L, Long::sum);
    }
  }

  private static JsonNode basics(Map<String, Object> row) {
    try {
      return JSON.readTree(row.get("basics").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
