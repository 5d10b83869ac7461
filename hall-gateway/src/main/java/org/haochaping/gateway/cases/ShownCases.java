package org.haochaping.gateway.cases;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.JsonFields;

/** Finds what screens say of cases; the applicant stays sealed. */
public final class ShownCases {
  private final Ledger ledger;

  /** Over a ledger. */
  public ShownCases(Ledger ledger) {
    this.ledger = ledger;
  }

  /** The case that a receipt names; a batch's receipt names its first one. */
  public Optional<ShownCase> find(String caseHandle) {
    return ledger.read(
        handle ->
            handle
                .createQuery("select project_no, basics from service_case where handle = :handle")
                .bind("handle", caseHandle)
                .map((row, context) -> ShownCase.of(item(row.getString(2)), row.getString(1)))
                .findOne());
  }

  private static String item(String basics) {
    return JsonFields.read(basics.getBytes(StandardCharsets.UTF_8)).text("taskName");
  }
}
