package org.haochaping.terminal.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files that a journal has yet to take over: the one that it is at, and those after it. A journal
 * that is damaged itself before it has done so leaves them to its successor.
 */
final class Sources {
  private static final String BETWEEN = "|";

  private Sources() {}

  /** A line for each, the next one first; empty where nothing is left to do. */
  static List<String> of(Meta meta) throws SQLException, DamagedException {
    Optional<String> name = meta.find(Meta.TAKES_FROM);
    if (name.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        line(Math.max(meta.number(Meta.TAKES_AFTER), meta.number(Meta.TAKEN_TO)), name.get()));
    lines.addAll(meta.find(Meta.TAKES_THEN).map(rest -> rest.lines().toList()).orElse(List.of()));
    return lines;
  }

  /** A file of which all behind that entry is to be taken over. */
  static String line(long after, String name) {
    return after + BETWEEN + name;
  }

  /** Goes on to the next one, in a transaction of the caller's; false where there is none. */
  static boolean next(Meta meta) throws SQLException {
    List<String> lines =
        meta.find(Meta.TAKES_THEN).map(rest -> rest.lines().toList()).orElse(List.of());
    if (lines.isEmpty()) {
      return false;
    }
    String[] parts = lines.get(0).split("[|]", 2);
    // Where the card changed the number, all is taken over: the gateway knows what it has.
    meta.put(Meta.TAKES_AFTER, parts[0].matches("[0-9]{1,18}") ? parts[0] : "0");
    meta.put(Meta.TAKES_FROM, parts[parts.length - 1]);
    meta.remove(Meta.TAKEN_TO);
    if (lines.size() > 1) {
      meta.put(Meta.TAKES_THEN, String.join("\n", lines.subList(1, lines.size())));
    } else {
      meta.remove(Meta.TAKES_THEN);
    }
    return true;
  }
}
