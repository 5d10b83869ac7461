package org.haochaping.city;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.RecordKey;
import org.haochaping.protocol.city.RecordKind;

/** The {@code GET} endpoints: see, count and compare. */
final class LookDoor {
  private static final int MAX_LIMIT = 5000;

  private final Shelf shelf;
  private final Supplier<Switches> switches;
  private final Random random;

  LookDoor(Shelf shelf, Supplier<Switches> switches, Random random) {
    this.shelf = shelf;
    this.switches = switches;
    this.random = random;
  }

  void records(RecordKind kind, Context http) throws SQLException {
    Switches now = switches.get();
    if (random.nextDouble() < now.lookFailRate()) {
      throw now.failure();
    }
    String projectNo = http.queryParam("projectNo");
    answer(
        http,
        projectNo != null
            ? shelf.ofProject(kind, projectNo)
            : shelf.page(
                kind, number(http, "after", 0, 0, Long.MAX_VALUE), limit(http, 100), area(http)));
  }

  void hashes(Context http) throws SQLException {
    RecordKind kind = kind(http);
    Optional<RecordKey> after;
    try {
      after = Optional.ofNullable(http.queryParam("after")).map(RecordKey::parse);
    } catch (ProtocolException e) {
      throw Problem.badRequest("after: " + e.getMessage());
    }
    answer(http, shelf.hashes(kind, after, limit(http, 1000)));
  }

  void digest(Context http) throws SQLException {
    answer(http, shelf.digest(kind(http)));
  }

  void counts(Context http) throws SQLException {
    answer(http, shelf.counts());
  }

  private static String area(Context http) {
    String area = Optional.ofNullable(http.queryParam("areaCode")).orElse("");
    if (!area.matches("([0-9]{12})?")) {
      throw Problem.badRequest("areaCode: not 12 digits");
    }
    return area;
  }

  private static void answer(Context http, ObjectNode json) {
    http.contentType("application/json").result(json.toString());
  }

  private static RecordKind kind(Context http) {
    try {
      return RecordKind.ofWireName(Optional.ofNullable(http.queryParam("kind")).orElse("rating"));
    } catch (ProtocolException e) {
      throw Problem.badRequest("kind: service or rating");
    }
  }

  private static int limit(Context http, int usual) {
    return (int) number(http, "limit", usual, 1, MAX_LIMIT);
  }

  private static long number(Context http, String name, long usual, long min, long max) {
    String text = http.queryParam(name);
    if (text == null) {
      return usual;
    }
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw Problem.badRequest(name + ": not a whole number");
    }
    throw Problem.badRequest(name + ": not within " + min + " to " + max);
  }
}
