package org.haochaping.gateway.city;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.haochaping.gateway.cases.CaseFile;
import org.haochaping.gateway.cases.CaseRegistry;
import org.haochaping.protocol.city.RatingRecord;
import org.haochaping.protocol.city.ServiceRecord;

/** Makes the records of a delivery anew from the ledger, just as they were or will be sent. */
public final class CityRecords {
  /** The outlet's name in the ledger's deliveries. */
  public static final String OUTLET = ReferenceOutlet.NAME;

  private final CaseRegistry cases;

  /** With what unseals applicants. */
  public CityRecords(CaseRegistry cases) {
    this.cases = cases;
  }

  /** A rating with the service record that goes before it. */
  public record Pair(ServiceRecord service, RatingRecord rating) {}

  /**
   * Reads a row that begins with {@code service_case}'s handle, basics and applicant, and {@code
   * rating}'s id, level, reasons, free_text and pressed_at.
   */
  public Pair read(ResultSet row) throws SQLException {
    CaseFile file = cases.read(row.getString(1), row.getString(2), row.getBytes(3));
    PendingRating rating =
        new PendingRating(
            row.getLong(4),
            0,
            row.getInt(5),
            row.getString(6),
            row.getString(7),
            Instant.ofEpochMilli(row.getLong(8)));
    return new Pair(file.serviceRecord(), rating.record(file));
  }
}
