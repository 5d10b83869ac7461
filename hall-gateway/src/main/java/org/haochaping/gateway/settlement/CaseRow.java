package org.haochaping.gateway.settlement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.haochaping.gateway.rules.CaseFacts;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.CityTime;

/**
 * A row of {@code service_case}, without the applicant.
 *
 * @param acceptedAt empty where it was not accepted, or where its basics can't be read
 * @param consultation whether the service is a consultation (咨询)
 */
record CaseRow(
    long id,
    String handle,
    String projectNo,
    int serviceNumber,
    Optional<Instant> acceptedAt,
    boolean consultation) {

  static CaseRow of(long id, String handle, String projectNo, int serviceNumber, String basics) {
    try {
      JsonFields json = JsonFields.read(basics.getBytes(StandardCharsets.UTF_8));
      return new CaseRow(
          id,
          handle,
          projectNo,
          serviceNumber,
          acceptedAt(json),
          json.optionalText("serviceName").filter("咨询"::equals).isPresent());
    } catch (ProtocolException e) {
      return new CaseRow(id, handle, projectNo, serviceNumber, Optional.empty(), false);
    }
  }

  /** What was not accepted has {@code proStatus} 1 (article 15). */
  private static Optional<Instant> acceptedAt(JsonFields json) {
    if (json.optionalText("proStatus").filter(status -> !status.equals("1")).isEmpty()) {
      return Optional.empty();
    }
    return json.optionalText("acceptDate")
        .map(text -> CityTime.parse("acceptDate", text).atZone(CityTime.ZONE).toInstant());
  }

  /** Whether a rating about that word is the one rating of this service (article 15). */
  boolean isRatedBy(String about) {
    return about.equals("window") || (about.equals("consultation") && consultation);
  }

  CaseFacts facts(int members) {
    return new CaseFacts(id, acceptedAt, consultation, members);
  }
}
