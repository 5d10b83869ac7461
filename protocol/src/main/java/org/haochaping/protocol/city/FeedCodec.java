package org.haochaping.protocol.city;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;

/**
 * A batch and its answer as JSON:
 *
 * <pre>{@code
 * {"v":1,"records":[{"kind":"service",…},{"kind":"rating",…}]}
 * {"v":1,"results":[{"key":"service/P-1/1","result":"taken"},
 *                   {"key":"rating/P-1/1","result":"refused","words":"…"}]}
 * }</pre>
 */
public final class FeedCodec {
  private FeedCodec() {}

  /** The bytes of a batch, not compressed. */
  public static byte[] encode(FeedBatch batch) {
    ObjectNode json = JsonFields.versioned();
    ArrayNode records = json.putArray("records");
    batch.records().forEach(record -> records.add(record.json()));
    byte[] bytes = JsonFields.write(json);
    if (bytes.length > FeedBatch.MAX_BYTES) {
      throw new ProtocolException("batch: over " + FeedBatch.MAX_BYTES + " bytes");
    }
    return bytes;
  }

  /**
   * Reads a batch of which every record is well-formed.
   *
   * @throws ProtocolException that names the record and the field
   */
  public static FeedBatch decode(byte[] utf8) {
    List<JsonFields> objects = JsonFields.read(utf8).requireVersion().objects("records");
    List<FeedRecord> records = new ArrayList<>(objects.size());
    for (JsonFields object : objects) {
      try {
        records.add(record(object));
      } catch (ProtocolException e) {
        throw new ProtocolException("record " + records.size() + ": " + e.getMessage(), e);
      }
    }
    return new FeedBatch(records);
  }

  /** The bytes of an answer, one result for each record, in the batch's order. */
  public static byte[] encodeAnswer(List<FeedResult> results) {
    ObjectNode json = JsonFields.versioned();
    ArrayNode list = json.putArray("results");
    for (FeedResult result : results) {
      ObjectNode item =
          list.addObject()
              .put("key", result.key().toString())
              .put("result", result.outcome().wireName());
      if (!result.words().isEmpty()) {
        item.put("words", result.words());
      }
    }
    return JsonFields.write(json);
  }

  /**
   * Reads an answer.
   *
   * @param expected the keys of the records that were sent, in their order
   * @throws ProtocolException unless it has exactly one result for each of them, in that order
   */
  public static List<FeedResult> decodeAnswer(byte[] utf8, List<RecordKey> expected) {
    List<JsonFields> objects = JsonFields.read(utf8).requireVersion().objects("results");
    if (objects.size() != expected.size()) {
      throw new ProtocolException(
          "results: " + objects.size() + " for " + expected.size() + " records");
    }
    List<FeedResult> results = new ArrayList<>(objects.size());
    for (JsonFields object : objects) {
      RecordKey key = expected.get(results.size());
      if (!object.text("key").equals(key.toString())) {
        throw new ProtocolException("results: number " + results.size() + " is of another record");
      }
      results.add(
          new FeedResult(
              key,
              FeedResult.Outcome.ofWireName(object.text("result")),
              object.optionalText("words").orElse("")));
    }
    return results;
  }

  private static FeedRecord record(JsonFields json) {
    return switch (RecordKind.ofWireName(json.text("kind"))) {
      case SERVICE ->
          new ServiceRecord(
              RecordFields.basics(json), RecordFields.applicant(json), RecordFields.contact(json));
      case RATING -> RecordFields.rating(json);
    };
  }
}
