package org.haochaping.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.haochaping.gateway.settlement.Reminders;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.city.CityTime;

/** How cases that nobody rated are written down for the city, by its own names of the fields. */
enum ReminderForm {
  /** With tabs, for a person; times with their offset. */
  LINES {
    @Override
    String line(Reminders.Unrated one, ZoneId zone) {
      return "%s\t%d\t%s\t%s"
          .formatted(
              one.projectNo(),
              one.serviceNumber(),
              one.acceptedAt().atZone(zone).toOffsetDateTime(),
              one.dueAt().atZone(zone).toOffsetDateTime());
    }
  },
  /** A head, and every text in quotation marks. */
  CSV {
    @Override
    Optional<String> head() {
      return Optional.of("projectNo,serviceNumber,acceptDate,rateUntil");
    }

    @Override
    String line(Reminders.Unrated one, ZoneId zone) {
      return "\"%s\",%d,\"%s\",\"%s\""
          .formatted(
              one.projectNo().replace("\"", "\"\""),
              one.serviceNumber(),
              city(one.acceptedAt()),
              city(one.dueAt()));
    }
  },
  /** One object a line. */
  JSON {
    @Override
    String line(Reminders.Unrated one, ZoneId zone) {
      return new String(
          JsonFields.write(
              JsonFields.versioned()
                  .put("projectNo", one.projectNo())
                  .put("serviceNumber", one.serviceNumber())
                  .put("acceptDate", city(one.acceptedAt()))
                  .put("rateUntil", city(one.dueAt()))),
          StandardCharsets.UTF_8);
    }
  };

  /** The first line, where there is one. */
  Optional<String> head() {
    return Optional.empty();
  }

  /**
   * A case's line.
   *
   * @param zone the hall's, where times are not the city's
   */
  abstract String line(Reminders.Unrated one, ZoneId zone);

  private static String city(Instant time) {
    return CityTime.format(LocalDateTime.ofInstant(time, CityTime.ZONE));
  }
}
