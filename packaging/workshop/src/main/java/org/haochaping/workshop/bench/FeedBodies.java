package org.haochaping.workshop.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.gateway.city.QuickGzip;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.city.CityTime;
import org.haochaping.protocol.city.FeedBatch;
import org.haochaping.protocol.city.FeedCodec;
import org.haochaping.protocol.city.FeedRecord;
import org.haochaping.protocol.city.RatingRecord;
import org.haochaping.protocol.city.RecordFields;
import org.haochaping.protocol.city.ServiceRecord;
import org.haochaping.workshop.hall.SampleCases;

/** Requests such as the gateway's city outlet makes, made beforehand, for cases of its own. */
final class FeedBodies {
  private static final int RECORDS_A_RATING = 2;

  private FeedBodies() {}

  /**
   * Gzipped bodies for so many rated cases, a service record and a rating each.
   *
   * @param window tells these cases' numbers from all others
   * @param records how many records a body has
   */
  static List<byte[]> of(int ratings, int window, int records) {
    List<byte[]> bodies = new ArrayList<>();
    List<FeedRecord> waiting = new ArrayList<>();
    for (String line : SampleCases.lines(ratings, window).lines().toList()) {
      add(waiting, JsonFields.read(line.getBytes(StandardCharsets.UTF_8)));
      if (waiting.size() + RECORDS_A_RATING > records) {
        bodies.add(zipped(waiting));
        waiting.clear();
      }
    }
    if (!waiting.isEmpty()) {
      bodies.add(zipped(waiting));
    }
    return bodies;
  }

  private static void add(List<FeedRecord> records, JsonFields line) {
    ServiceRecord service =
        new ServiceRecord(
            RecordFields.basics(line), RecordFields.applicant(line), RecordFields.contact(line));
    records.add(service);
    records.add(
        new RatingRecord(
            service.basics(),
            service.applicant(),
            1,
            "4",
            SatisfactionLevel.VERY_SATISFIED,
            List.of(),
            "",
            LocalDateTime.now(CityTime.ZONE),
            false,
            true));
  }

  private static byte[] zipped(List<FeedRecord> records) {
    return QuickGzip.of(FeedCodec.encode(new FeedBatch(records)));
  }
}
