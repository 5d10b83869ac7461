package org.haochaping.gateway.city;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.haochaping.gateway.cases.CaseFile;
import org.haochaping.gateway.cases.CaseRegistry;
import org.haochaping.protocol.city.RatingRecord;
import org.haochaping.protocol.city.ServiceRecord;

/** Makes the records of a delivery anew from the ledger, just as they were or will be sent. */
public final class CityRecords {
  /** The outlet's name in the ledger's deliveries. */
  public static final String OUTLET = ReferenceOutlet.NAME;

  /** What {@link #read} reads, from service_case c, delivery d and rating r. */
  public static final String COLUMNS = "c.handle, c.basics, c.applicant, " + PendingRating.COLUMNS;

  private final CaseRegistry cases;
  private final String defaultChannel;

  /**
   * Makes records.
   *
   * @param cases unseals applicants
   * @param defaultChannel what the city calls the channel of a default
   */
  public CityRecords(CaseRegistry cases, String defaultChannel) {
    this.cases = cases;
    this.defaultChannel = defaultChannel;
  }

  /** A rating with the service record that goes before it. */
  public record Pair(ServiceRecord service, RatingRecord rating) {}

  /** Reads a row that begins with {@link #COLUMNS}. */
  public Pair read(ResultSet row) throws SQLException {
    CaseFile file = cases.read(row.getString(1), row.getString(2), row.getBytes(3));
    PendingRating rating = PendingRating.read(row, 4, defaultChannel);
    return new Pair(file.serviceRecord(), rating.record(file, cases.words()));
  }
}
