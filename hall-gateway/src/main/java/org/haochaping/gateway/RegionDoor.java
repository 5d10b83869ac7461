package org.haochaping.gateway;

import java.sql.SQLException;
import org.haochaping.gateway.city.FetchedRating;
import org.haochaping.gateway.city.ForeignRatings;
import org.haochaping.gateway.settlement.Source;
import org.haochaping.gateway.settlement.Submissions;
import org.haochaping.gateway.settlement.SubmittedRating;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.protocol.city.ReasonList;

/** Hands what the city has from elsewhere to the rules (article 7). */
record RegionDoor(Submissions submissions) implements ForeignRatings {
  private static final int NO_WINDOW = 0;

  @Override
  public void take(FetchedRating rating) throws SQLException {
    boolean bare = rating.reasons().isEmpty() && rating.text().isEmpty();
    SubmittedRating submitted =
        new SubmittedRating(
            rating.key().projectNo() + "/" + rating.serviceNumber(),
            rating.level(),
            rating.channel(),
            rating.at().atZone(CityTime.ZONE).toInstant(),
            NO_WINDOW,
            bare ? "" : ReasonList.VERSION,
            rating.reasons(),
            rating.text(),
            "window",
            rating.key().number(),
            rating.isDefault(),
            rating.valid());
    submissions.take(Source.REGION, rating.name(), submitted.encode());
  }
}
