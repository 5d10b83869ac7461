package org.haochaping.workshop.scale;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.gateway.privacy.SearchKey;
import org.haochaping.protocol.receipt.ReceiptCode;

/** Cases with their receipts; the applicants of older ones were erased (article 14). */
final class CaseTables implements AutoCloseable {
  private static final Duration KEPT = Duration.ofDays(90);
  private static final Duration RECEIPT_VALID = Duration.ofDays(7);
  private static final long NONCE_BOUND = 1L << 48;
  private static final byte[] NOTHING = {};

  private final Seal seal;
  private final Instant eraseBefore;
  private final SplittableRandom random = new SplittableRandom(7);
  private final Batch cases;
  private final Batch raters;
  private final Batch receipts;

  CaseTables(Connection connection, Seal seal, Instant now) throws SQLException {
    this.seal = seal;
    this.eraseBefore = now.minus(KEPT);
    this.cases =
        new Batch(
            connection,
            "service_case",
            "id, handle, project_no, service_number, basics, applicant, registered_at, state,"
                + " certificate_mac, phone_mac, erased_at");
    this.raters = new Batch(connection, "case_rater", "service_case, rater");
    this.receipts =
        new Batch(
            connection, "receipt", "service_case, window_no, batch, issued_at, expires_at, nonce");
  }

  /** Adds a case and gives its handle, which is random as a real one is. */
  String add(Visit visit) throws SQLException {
    byte[] bytes = new byte[ReceiptCode.HANDLE_BYTES];
    random.nextBytes(bytes);
    String handle = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    boolean erased = visit.acceptedAt().isBefore(eraseBefore);
    long at = visit.acceptedAt().toEpochMilli();
    SearchKey search = seal.search();
    byte[] certificate = search.hash(SearchKey.CERTIFICATE, CaseSheet.certificate(visit));
    cases.add(
        visit.number(),
        handle,
        CaseSheet.projectNo(visit),
        1,
        CaseSheet.basics(visit),
        erased ? NOTHING : seal.seal(CaseSheet.applicant(visit), handle),
        at,
        "accepted",
        erased ? null : certificate,
        erased ? null : search.hash(SearchKey.PHONE, CaseSheet.phone(visit)),
        erased ? at + KEPT.toMillis() : null);
    raters.add(visit.number(), HexFormat.of().formatHex(certificate));
    receipts.add(
        visit.number(),
        visit.window(),
        1,
        at,
        at + RECEIPT_VALID.toMillis(),
        random.nextLong(NONCE_BOUND));
    return handle;
  }

  void flush() throws SQLException {
    cases.flush();
    raters.flush();
    receipts.flush();
  }

  @Override
  public void close() throws SQLException {
    try (cases;
        raters) {
      receipts.close();
    }
  }
}
