package org.haochaping.gateway.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.gateway.privacy.SearchKey;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.city.Applicant;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.protocol.city.RecordFields;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Writes cases, the applicant sealed and findable by keyed hash. */
final class CaseInsert {
  private static final byte[] NOTHING = {};

  private final Seal seal;
  private final Clock clock;
  private final CaseHandles handles = new CaseHandles(new SecureRandom());

  CaseInsert(Seal seal, Clock clock) {
    this.seal = seal;
    this.clock = clock;
  }

  /** A new row. Of a case that failed no applicant is kept: nobody needs it. */
  CaseRow insert(Handle handle, CaseFile one, CaseState state) {
    String caseHandle = handles.next();
    long id =
        bind(
                handle.createQuery(
                    "insert into service_case (handle, project_no, service_number, basics, applicant,"
                        + " registered_at, state, result_date, certificate_mac, phone_mac)"
                        + " values (:handle, :project, :service, :basics, :applicant, :at, :state,"
                        + " :result, :certificate, :phone) returning id"),
                caseHandle,
                one,
                state)
            .bind("handle", caseHandle)
            .bind("project", one.basics().projectNo())
            .bind("service", one.basics().serviceNumber())
            .mapTo(Long.class)
            .one();
    noteRater(handle, caseHandle);
    return new CaseRow(
        id,
        caseHandle,
        state,
        state == CaseState.FAILED ? one.withoutPerson() : one,
        one.basics().resultDate().map(CityTime::format),
        OptionalLong.empty());
  }

  /** What failed before was accepted after all; nobody has seen the row's handle yet. */
  void replaceFailed(Handle handle, CaseRow failed, CaseFile one, CaseState state) {
    bind(
            handle.createUpdate(
                "update service_case set basics = :basics, applicant = :applicant, state = :state,"
                    + " registered_at = :at, result_date = :result,"
                    + " certificate_mac = :certificate, phone_mac = :phone where id = :id"),
            failed.handle(),
            one,
            state)
        .bind("id", failed.id())
        .execute();
    noteRater(handle, failed.handle());
  }

  /** Who rates is known to the rules by this and nothing else (articles 15 and 17). */
  private static void noteRater(Handle handle, String caseHandle) {
    handle
        .createQuery(
            "select id, certificate_mac from service_case"
                + " where handle = :handle and certificate_mac is not null")
        .bind("handle", caseHandle)
        .map((row, context) -> new Rater(row.getLong(1), HexFormat.of().formatHex(row.getBytes(2))))
        .findOne()
        .ifPresent(
            rater ->
                handle
                    .createUpdate(
                        "insert into case_rater (service_case, rater) values (:id, :rater)"
                            + " on conflict (service_case) do update set rater = excluded.rater")
                    .bind("id", rater.serviceCase())
                    .bind("rater", rater.hash())
                    .execute());
  }

  private record Rater(long serviceCase, String hash) {}

  private <S extends SqlStatement<S>> S bind(
      S statement, String caseHandle, CaseFile one, CaseState state) {
    ObjectNode basics = JsonNodeFactory.instance.objectNode();
    RecordFields.put(basics, one.basics());
    RecordFields.put(basics, one.contact());
    Optional<Applicant> person = state == CaseState.FAILED ? Optional.empty() : one.person();
    SearchKey search = seal.search();
    return statement
        .bind("basics", new String(JsonFields.write(basics), StandardCharsets.UTF_8))
        .bind("applicant", person.map(who -> sealed(who, caseHandle)).orElse(NOTHING))
        .bind("at", clock.millis())
        .bind("state", state.word())
        .bind("result", one.basics().resultDate().map(CityTime::format).orElse(""))
        .bind(
            "certificate",
            person.map(who -> search.hash(SearchKey.CERTIFICATE, who.certKeyGOV())).orElse(null))
        .bind("phone", person.map(who -> search.hash(SearchKey.PHONE, who.mobile())).orElse(null));
  }

  private byte[] sealed(Applicant who, String caseHandle) {
    ObjectNode applicant = JsonNodeFactory.instance.objectNode();
    RecordFields.put(applicant, who);
    return seal.seal(JsonFields.write(applicant), caseHandle);
  }
}
