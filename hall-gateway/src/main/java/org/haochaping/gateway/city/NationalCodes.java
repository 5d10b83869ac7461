package org.haochaping.gateway.city;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.haochaping.gateway.tables.CsvRow;
import org.haochaping.gateway.tables.CsvTable;
import org.haochaping.gateway.tables.TextFile;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.CodeList;

/**
 * How one outlet's codes differ from the shipped lists: what is not named stays as it is. As CSV
 * with the columns {@code list, ours, theirs}; {@code list} is a field's name. The list {@code
 * defaultChannel} has one row, with {@code ours} 1: the channel of ratings by default.
 *
 * @param theirs by list and our code
 */
public record NationalCodes(Map<String, Map<String, String>> theirs) {
  /** The shipped lists, unchanged. */
  public static final NationalCodes NONE = new NationalCodes(Map.of());

  private static final String DEFAULT_CHANNEL = "defaultChannel";
  private static final String REASONS = "evalDetail";
  private static final List<String> LISTS =
      List.of(
          "pf",
          "satisfaction",
          "proStatus",
          "userProp",
          "userPageType",
          "serviceName",
          "projectType",
          "promiseType",
          "proChannel",
          "taskType",
          "isdefault",
          "effectivEvalua");

  /** Copies the maps. */
  public NationalCodes {
    theirs =
        theirs.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, list -> Map.copyOf(list.getValue())));
  }

  /**
   * Reads a file.
   *
   * @throws ProtocolException naming file and line of what is wrong
   */
  public static NationalCodes read(Path file) throws IOException {
    Map<String, Map<String, String>> lists = new HashMap<>();
    CsvTable.forEach(TextFile.open(file), file.toString(), row -> take(row, lists));
    return new NationalCodes(lists);
  }

  private static void take(CsvRow row, Map<String, Map<String, String>> lists) {
    String list = filled(row, "list");
    String ours = filled(row, "ours");
    require(list, ours);
    if (lists.computeIfAbsent(list, name -> new HashMap<>()).put(ours, filled(row, "theirs"))
        != null) {
      throw new ProtocolException(list + " " + ours + " stands there twice");
    }
  }

  private static void require(String list, String ours) {
    if (list.equals(DEFAULT_CHANNEL)) {
      CodeList.of("isdefault").require(ours);
    } else if (LISTS.contains(list)) {
      CodeList.of(list).require(ours);
    } else if (!list.equals(REASONS)) {
      throw new ProtocolException("no list " + list);
    }
  }

  private static String filled(CsvRow row, String column) {
    String value = row.text(column);
    if (value.isEmpty()) {
      throw new ProtocolException("no " + column);
    }
    return value;
  }

  /** Puts this outlet's codes into a record. */
  void translate(ObjectNode record) {
    boolean isDefault = record.path("isdefault").asText().equals("1");
    for (String list : LISTS) {
      String ours = record.path(list).asText();
      if (!ours.isEmpty()) {
        record.put(list, code(list, ours));
      }
    }
    String channel = theirs.getOrDefault(DEFAULT_CHANNEL, Map.of()).get("1");
    if (isDefault && channel != null) {
      record.put("pf", channel);
    }
    String reasons = record.path(REASONS).asText();
    if (!reasons.isEmpty()) {
      record.put(
          REASONS,
          Stream.of(reasons.split(",", -1))
              .map(code -> code(REASONS, code))
              .collect(Collectors.joining(",")));
    }
  }

  private String code(String list, String ours) {
    return theirs.getOrDefault(list, Map.of()).getOrDefault(ours, ours);
  }
}
