package org.haochaping.gateway.city;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.haochaping.gateway.city.RatingPages.Numbered;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.Masks;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.protocol.ProtocolException;

/**
 * Keeps what the city gave back and is no rating, for a person to look at, with an alarm. Of the
 * record only the rating's own fields are kept, sealed, the applicant never is; the city has the
 * whole.
 */
final class RegionAside {
  private static final byte[] NOTHING = {};

  private static final List<String> FIELDS =
      List.of(
          "projectNo",
          "assessNumber",
          "serviceNumber",
          "pf",
          "satisfaction",
          "evalDetail",
          "writingEvaluation",
          "assessTime",
          "isdefault",
          "effectivEvalua");

  private final Ledger ledger;
  private final SealedWords words;
  private final Clock clock;

  RegionAside(Ledger ledger, SealedWords words, Clock clock) {
    this.ledger = ledger;
    this.words = words;
    this.clock = clock;
  }

  void keep(Numbered record, ProtocolException fault) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (String field : FIELDS) {
      JsonNode value = record.record().tree().get(field);
      if (value != null && value.isValueNode()) {
        kept.set(field, value);
      }
    }
    // It repeats a number that is out of its bounds, which may be anybody's.
    String reason = Masks.words(String.valueOf(fault.getMessage()));
    ledger.write(
        handle -> {
          int rows =
              handle
                  .createUpdate(
                      "insert into region_aside (city_id, reason, body, received_at)"
                          + " values (:id, :reason, :body, :now) on conflict do nothing")
                  .bind("id", record.id())
                  .bind("reason", reason)
                  .bind("body", NOTHING)
                  .bind("now", clock.millis())
                  .execute();
          if (rows > 0) {
            words.keep(
                handle,
                SealedWords.Kind.ASIDE,
                record.id(),
                OptionalLong.empty(),
                clock.millis(),
                kept.toString());
            ledger
                .alarms()
                .raise(
                    handle,
                    "region-malformed",
                    Optional.empty(),
                    "the city gave back a rating that can't be one; the table region_aside has it"
                        + " with the reason and the city's number, the city must put it right",
                    1);
          }
          return 0;
        });
  }
}
