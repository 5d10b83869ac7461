package org.haochaping.gateway.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.protocol.city.RecordFields;

/** Tells whether a case that is reported again is the same; field by field, naming no value. */
final class Differences {
  private static final Set<String> OF_FINISHING = Set.of("proStatus", "resultDate");

  private Differences() {}

  /**
   * The same case again, as it was first reported.
   *
   * @throws CaseConflictException that names the fields
   */
  static void asReported(CaseFile again, CaseRow known) {
    asReported(again, known, "");
  }

  /**
   * The same case again, as it was first reported.
   *
   * @param where the case stands in what was sent; it goes before each field's name
   * @throws CaseConflictException that names the fields
   */
  static void asReported(CaseFile again, CaseRow known, String where) {
    refuse(names(again, known.file()).stream().map(where::concat).toList());
  }

  /**
   * The same case, finished meanwhile.
   *
   * @throws CaseConflictException that names the fields
   */
  static void asFinished(CaseFile again, CaseRow known) {
    Set<String> names = names(again, known.file());
    names.removeAll(OF_FINISHING);
    String result = again.basics().resultDate().map(CityTime::format).orElse("");
    if (known.resultDate().isPresent() && !known.resultDate().get().equals(result)) {
      names.add("resultDate");
    }
    refuse(names);
  }

  private static Set<String> names(CaseFile again, CaseFile known) {
    // What was erased, or never kept, can't be compared.
    boolean withPerson = known.person().isPresent() && again.person().isPresent();
    ObjectNode one = fields(again, withPerson);
    ObjectNode other = fields(known, withPerson);
    Set<String> names = new TreeSet<>();
    for (ObjectNode each : List.of(one, other)) {
      Iterator<String> fields = each.fieldNames();
      while (fields.hasNext()) {
        String field = fields.next();
        if (!one.path(field).equals(other.path(field))) {
          names.add(field);
        }
      }
    }
    return names;
  }

  private static ObjectNode fields(CaseFile file, boolean withPerson) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    RecordFields.put(json, file.basics());
    RecordFields.put(json, file.contact());
    if (withPerson) {
      RecordFields.put(json, file.applicant());
    }
    return json;
  }

  private static void refuse(Collection<String> names) {
    if (!names.isEmpty()) {
      throw CaseConflictException.otherwise(names);
    }
  }
}
