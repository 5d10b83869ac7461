package org.haochaping.gateway.cases;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.gateway.privacy.SealException;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.city.Applicant;
import org.haochaping.protocol.city.RecordFields;
import org.jdbi.v3.core.Handle;

/**
 * The cases in the ledger. What is personal lies there sealed (article 14); a case is known outside
 * by its handle, which says nothing.
 */
public final class CaseRegistry {
  private static final String COLUMNS =
      "select id, handle, basics, applicant, state, result_date, batch_leader from service_case ";

  private final Ledger ledger;
  private final Seal seal;
  private final CaseInsert insert;

  /** Over a ledger, with the key that seals applicants. */
  public CaseRegistry(Ledger ledger, Seal seal, Clock clock) {
    this.ledger = ledger;
    this.seal = seal;
    this.insert = new CaseInsert(seal, clock);
  }

  /** What seals and opens what people wrote, with the same keys. */
  public SealedWords words() {
    return new SealedWords(seal);
  }

  /**
   * Registers accepted cases in one transaction. One that is there already, by its case and service
   * number, stays as it is and gives its handle again.
   *
   * @return the handles, 16 characters each, in the order of the cases
   */
  public List<String> register(Collection<CaseFile> cases) {
    return ledger.write(
        handle -> {
          List<String> handles = new ArrayList<>(cases.size());
          for (CaseFile one : cases) {
            handles.add(registered(handle, one).handle());
          }
          return handles;
        });
  }

  private CaseRow registered(Handle handle, CaseFile one) {
    return row(handle, one)
        .orElseGet(
            () -> insert(handle, one, one.isAccepted() ? CaseState.ACCEPTED : CaseState.FAILED));
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
              .createQuery(COLUMNS + "where id in (<ids>)")
              .bindList("ids", List.copyOf(ids))
              .map((row, context) -> row(row))
              .forEach(row -> found.put(row.id(), row.file()));
          return 0;
        });
    return found;
  }

  Optional<CaseRow> row(Handle handle, CaseFile like) {
    return row(handle, like.basics().projectNo(), like.basics().serviceNumber());
  }

  Optional<CaseRow> row(Handle handle, String projectNo, int serviceNumber) {
    return handle
        .createQuery(COLUMNS + "where project_no = :project and service_number = :service")
        .bind("project", projectNo)
        .bind("service", serviceNumber)
        .map((row, context) -> row(row))
        .findOne();
  }

  Optional<CaseRow> row(Handle handle, String caseHandle) {
    return handle
        .createQuery(COLUMNS + "where handle = :handle")
        .bind("handle", caseHandle)
        .map((row, context) -> row(row))
        .findOne();
  }

  Optional<CaseRow> row(Handle handle, long id) {
    return handle
        .createQuery(COLUMNS + "where id = :id")
        .bind("id", id)
        .map((row, context) -> row(row))
        .findOne();
  }

  CaseRow insert(Handle handle, CaseFile one, CaseState state) {
    return insert.insert(handle, one, state);
  }

  void accept(Handle handle, CaseRow failed, CaseFile one, CaseState state) {
    insert.replaceFailed(handle, failed, one, state);
  }

  private CaseRow row(ResultSet row) throws SQLException {
    long leader = row.getLong(7);
    OptionalLong leaderRow = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(leader);
    String handle = row.getString(2);
    return new CaseRow(
        row.getLong(1),
        handle,
        CaseState.of(row.getString(5)),
        read(handle, row.getString(3), row.getBytes(4)),
        Optional.of(row.getString(6)).filter(text -> !text.isEmpty()),
        leaderRow);
  }

  /**
   * Reads a row of {@code service_case}.
   *
   * @throws SealException if the applicant can't be unsealed
   */
  public CaseFile read(String handle, String basics, byte[] applicant) {
    JsonFields open = JsonFields.read(basics.getBytes(StandardCharsets.UTF_8));
    CaseFile file =
        new CaseFile(RecordFields.basics(open), RecordFields.contact(open), Optional.empty());
    if (applicant.length == 0) {
      return file; // erased
    }
    return new CaseFile(file.basics(), file.contact(), applicant(handle, applicant));
  }

  /**
   * Whom a case is of; empty once erased.
   *
   * @throws SealException if the applicant can't be unsealed
   */
  public Optional<Applicant> applicant(long id) {
    return ledger.read(
        handle ->
            handle
                .createQuery(
                    "select handle, applicant from service_case"
                        + " where id = :id and length(applicant) > 0")
                .bind("id", id)
                .map((row, context) -> applicant(row.getString(1), row.getBytes(2)))
                .findOne());
  }

  private Applicant applicant(String handle, byte[] applicant) {
    return RecordFields.applicant(JsonFields.read(seal.open(applicant, handle)));
  }
}
