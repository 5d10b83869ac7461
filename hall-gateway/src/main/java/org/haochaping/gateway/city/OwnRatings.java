package org.haochaping.gateway.city;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.protocol.city.CityTime;

/** Tells what this hall sent itself from what the city has from elsewhere. */
final class OwnRatings {
  private static final String SENT =
      """
      select %s, d.state from delivery d join service_case c on c.id = d.service_case
        join rating r on r.id = d.rating
        where c.project_no = ? and d.assess_number = ? and d.outlet = ?\
      """
          .formatted(PendingRating.COLUMNS);

  private static final String RENUMBER =
      """
      update delivery set state = 'pending', attempts = 0, answer = '', answered_at = null,
        assess_number = 1 + (select max(n) from (
          select d.assess_number as n from delivery d join service_case c on c.id = d.service_case
            where c.project_no = :project and d.outlet = :outlet
          union all select r.city_number from rating r join service_case c
            on c.id = r.service_case where c.project_no = :project and r.source = 'region'
          union all select c.service_number from service_case c where c.project_no = :project) x)
        where outlet = :outlet and assess_number = :number and service_case in
          (select id from service_case where project_no = :project)
        and id = (select max(e.id) from delivery e
          where e.service_case = delivery.service_case and e.outlet = delivery.outlet)\
      """;

  private final Ledger ledger;
  private final String defaultChannel;
  private final SealedWords words;

  OwnRatings(Ledger ledger, String defaultChannel, SealedWords words) {
    this.ledger = ledger;
    this.defaultChannel = defaultChannel;
    this.words = words;
  }

  /** How a record of the city stands to this hall's. */
  enum Kinship {
    /** This hall sent it. */
    OWN,
    /** It bears a number that this hall gave to a rating of its own, and is another one. */
    SAME_NUMBER,
    /** The same, while this hall's own waits for an answer yet. */
    SAME_NUMBER_UNDER_WAY,
    /** It came from elsewhere. */
    FOREIGN
  }

  Kinship of(FetchedRating fetched) throws SQLException {
    return ledger.<Kinship, SQLException>read(
        handle -> {
          try (PreparedStatement query = handle.getConnection().prepareStatement(SENT)) {
            query.setString(1, fetched.key().projectNo());
            query.setInt(2, fetched.key().number());
            query.setString(3, ReferenceOutlet.NAME);
            try (ResultSet row = query.executeQuery()) {
              Kinship found = Kinship.FOREIGN;
              while (row.next() && found != Kinship.OWN) {
                found =
                    isSame(PendingRating.read(row, 1, defaultChannel), fetched)
                        ? Kinship.OWN
                        : row.getString(PendingRating.WIDTH + 1).equals("pending")
                            ? Kinship.SAME_NUMBER_UNDER_WAY
                            : Kinship.SAME_NUMBER;
              }
              return found;
            }
          }
        });
  }

  /**
   * Lets this hall's own rating go once more, under a number that nobody has: the city took it for
   * the other one and never had it. Not where something else was said of its case since.
   */
  void renumber(FetchedRating other) {
    ledger.write(
        handle ->
            handle
                .createUpdate(RENUMBER)
                .bind("project", other.key().projectNo())
                .bind("number", other.key().number())
                .bind("outlet", ReferenceOutlet.NAME)
                .execute());
  }

  private boolean isSame(PendingRating own, FetchedRating fetched) {
    LocalDateTime pressed = LocalDateTime.ofInstant(own.pressedAt(), CityTime.ZONE);
    return own.level() == fetched.level().cityCode()
        && own.reasons().equals(String.join(",", fetched.reasons()))
        && hasText(own, fetched.text())
        && pressed.truncatedTo(ChronoUnit.SECONDS).equals(fetched.at())
        && own.channel().equals(fetched.channel())
        && own.isDefault() == fetched.isDefault()
        && own.valid() == fetched.valid();
  }

  /** What was erased here since is taken for the same: all else is, to the second. */
  private boolean hasText(PendingRating own, String fetched) {
    String text = own.text(words);
    return text.isEmpty() || text.equals(fetched);
  }
}
