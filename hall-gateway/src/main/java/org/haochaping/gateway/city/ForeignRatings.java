package org.haochaping.gateway.city;

import java.sql.SQLException;

/** Where ratings go that the city has from elsewhere. */
@FunctionalInterface
public interface ForeignRatings {
  /** Takes one; the same one again changes nothing. */
  void take(FetchedRating rating) throws SQLException;
}
