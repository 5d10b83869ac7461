package org.haochaping.gateway.cases;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What was printed, in the ledger. */
record ReceiptRows(Receipts receipts) {
  /** The receipt of a case, made now if it has none. */
  IssuedReceipt issue(Handle handle, long caseRow, String caseHandle, int window, int batch) {
    Optional<IssuedReceipt> known = find(handle, caseRow, caseHandle);
    if (known.isPresent()) {
      return known.get();
    }
    long nonce = Receipts.nonce();
    IssuedReceipt issued = receipts.issue(caseHandle, window, batch, nonce);
    handle
        .createUpdate(
            "insert into receipt (service_case, window_no, batch, issued_at, expires_at, nonce)"
                + " values (:case, :window, :batch, :issued, :expires, :nonce)")
        .bind("case", caseRow)
        .bind("window", window)
        .bind("batch", batch)
        .bind("issued", issued.issued().toEpochMilli())
        .bind("expires", issued.expires().toEpochMilli())
        .bind("nonce", nonce)
        .execute();
    return issued;
  }

  Optional<IssuedReceipt> find(Handle handle, long caseRow, String caseHandle) {
    return handle
        .createQuery(
            "select window_no, batch, issued_at, expires_at, nonce from receipt"
                + " where service_case = :case")
        .bind("case", caseRow)
        .map(
            (row, context) ->
                receipts.again(
                    caseHandle,
                    row.getInt(1),
                    row.getInt(2),
                    Instant.ofEpochMilli(row.getLong(3)),
                    Instant.ofEpochMilli(row.getLong(4)),
                    row.getLong(5)))
        .findOne();
  }
}
