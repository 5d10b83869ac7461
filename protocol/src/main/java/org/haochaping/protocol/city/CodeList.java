package org.haochaping.protocol.city;

import java.util.LinkedHashMap;
import java.util.Map;
import org.haochaping.protocol.ProtocolException;

/**
 * The codes that one field of the city interface may have. Lists are data with a version: another
 * outlet may number differently, so a list is always named where a word becomes a code.
 *
 * @param name the field's name, such as {@code userProp}
 * @param version the edition of the list
 * @param labels the codes with what they mean, in the list's order
 */
public record CodeList(String name, String version, Map<String, String> labels) {
  private static final Map<String, CodeList> SHIPPED = load();

  /** Copies the labels. */
  public CodeList {
    labels = Map.copyOf(labels);
  }

  /**
   * A list that ships with this code.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static CodeList of(String name) {
    CodeList list = SHIPPED.get(name);
    if (list == null) {
      throw new IllegalArgumentException("no code list " + name);
    }
    return list;
  }

  /** Whether the list has that code. */
  public boolean has(String code) {
    return labels.containsKey(code);
  }

  /**
   * Gives the code back.
   *
   * @throws ProtocolException if the list does not have it
   */
  public String require(String code) {
    if (!has(code)) {
      throw new ProtocolException(name + ": not a code of the list " + version);
    }
    return code;
  }

  private static Map<String, CodeList> load() {
    Map<String, CodeList> lists = new LinkedHashMap<>();
    for (String[] row : CsvResource.rows("code-lists.csv")) {
      CodeList known = lists.get(row[0]);
      Map<String, String> labels = new LinkedHashMap<>(known == null ? Map.of() : known.labels);
      labels.put(row[2], row[3]);
      lists.put(row[0], new CodeList(row[0], row[1], labels));
    }
    return Map.copyOf(lists);
  }
}
