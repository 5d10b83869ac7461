package org.haochaping.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.FeedBatch;
import org.haochaping.protocol.city.RecordKey;
import org.haochaping.protocol.city.RecordKind;

/** One record of a batch: its key is in order, the rest is still to be judged. */
record Incoming(RecordKey key, JsonNode json) {
  /**
   * Reads a batch.
   *
   * @throws Problem with 400 if it is no JSON object, 422 if its records can't even be named
   */
  static List<Incoming> batch(byte[] utf8) {
    JsonFields json;
    try {
      json = JsonFields.read(utf8);
    } catch (ProtocolException e) {
      throw Problem.badRequest("body: " + e.getMessage());
    }
    List<Incoming> records = new ArrayList<>();
    try {
      List<JsonFields> objects = json.requireVersion().objects("records");
      if (objects.isEmpty() || objects.size() > FeedBatch.MAX_RECORDS) {
        throw new ProtocolException("records: 1 to " + FeedBatch.MAX_RECORDS);
      }
      objects.forEach(object -> records.add(of(object)));
      return records;
    } catch (ProtocolException e) {
      throw Problem.unprocessable("record " + records.size() + ": " + e.getMessage());
    }
  }

  private static Incoming of(JsonFields json) {
    RecordKind kind = RecordKind.ofWireName(json.text("kind"));
    String number = kind == RecordKind.SERVICE ? "serviceNumber" : "assessNumber";
    return new Incoming(
        new RecordKey(
            kind, json.text("projectNo"), (int) json.integer(number, 1, Integer.MAX_VALUE)),
        json.tree());
  }

  /** Which service of the case it is about; 0 if the field is not in order. */
  int serviceNumber() {
    JsonNode number = json.path("serviceNumber");
    return number.canConvertToInt() ? Math.max(0, number.intValue()) : 0;
  }
}
