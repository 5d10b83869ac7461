package org.haochaping.gateway.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.gateway.privacy.SealException;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.city.RecordFields;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.jdbi.v3.core.Handle;

/**
 * The cases that may be rated, in the ledger. What is personal lies there sealed (article 14); a
 * case is known outside by its handle, which says nothing.
 */
public final class CaseRegistry {
  private final Ledger ledger;
  private final Seal seal;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** Over a ledger, with the key that seals applicants. */
  public CaseRegistry(Ledger ledger, Seal seal, Clock clock) {
    this.ledger = ledger;
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * Registers cases in one transaction. One that is there already, by its case and service number,
   * stays as it is and gives its handle again.
   *
   * @return the handles, 16 characters each, in the order of the cases
   */
  public List<String> register(Collection<CaseFile> cases) {
    return ledger.write(
        handle -> {
          List<String> handles = new ArrayList<>(cases.size());
          for (CaseFile one : cases) {
            Optional<String> known = known(handle, one);
            handles.add(known.isPresent() ? known.get() : insert(handle, one));
          }
          return handles;
        });
  }

  /** The cases with these row numbers, by number; one that is not there is left out. */
  public Map<Long, CaseFile> find(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<Long, CaseFile> found = new HashMap<>();
    ledger.read(
        handle -> {
          handle
              .createQuery(
                  "select id, handle, basics, applicant from service_case where id in (<ids>)")
              .bindList("ids", List.copyOf(ids))
              .map(
                  (row, context) ->
                      Map.entry(
                          row.getLong(1),
                          read(row.getString(2), row.getString(3), row.getBytes(4))))
              .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
          return 0;
        });
    return found;
  }

  private static Optional<String> known(Handle handle, CaseFile one) {
    return handle
        .createQuery(
            "select handle from service_case"
                + " where project_no = :project and service_number = :service")
        .bind("project", one.basics().projectNo())
        .bind("service", one.basics().serviceNumber())
        .mapTo(String.class)
        .findOne();
  }

  private String insert(Handle handle, CaseFile one) {
    String caseHandle = newHandle();
    ObjectNode basics = JsonNodeFactory.instance.objectNode();
    RecordFields.put(basics, one.basics());
    RecordFields.put(basics, one.contact());
    ObjectNode applicant = JsonNodeFactory.instance.objectNode();
    RecordFields.put(applicant, one.applicant());
    handle
        .createUpdate(
            "insert into service_case (handle, project_no, service_number, basics, applicant,"
                + " registered_at)"
                + " values (:handle, :project, :service, :basics, :applicant, :at)")
        .bind("handle", caseHandle)
        .bind("project", one.basics().projectNo())
        .bind("service", one.basics().serviceNumber())
        .bind("basics", new String(JsonFields.write(basics), StandardCharsets.UTF_8))
        .bind("applicant", seal.seal(JsonFields.write(applicant), caseHandle))
        .bind("at", clock.millis())
        .execute();
    return caseHandle;
  }

  /**
   * Reads a row of {@code service_case}.
   *
   * @throws SealException if the applicant can't be unsealed
   */
  public CaseFile read(String handle, String basics, byte[] applicant) {
    JsonFields open = JsonFields.read(basics.getBytes(StandardCharsets.UTF_8));
    JsonFields personal = JsonFields.read(seal.open(applicant, handle));
    return new CaseFile(
        RecordFields.basics(open), RecordFields.contact(open), RecordFields.applicant(personal));
  }

  private String newHandle() {
    byte[] bytes = new byte[ReceiptCode.HANDLE_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
