package org.haochaping.protocol.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.haochaping.protocol.Hash;

/**
 * The hash of a record's content, the same on both sides whatever the JSON library and the order of
 * fields: SHA-256 over one line {@code name:bytes:value\n} for each field that is there, in the
 * order of the names, where {@code bytes} counts the value's UTF-8 bytes.
 */
public final class RecordHash {
  private RecordHash() {}

  /** The hash of a record. */
  public static Hash of(FeedRecord record) {
    return of(record.json());
  }

  /** The hash of a record as a flat JSON object; {@code null} counts as not there. */
  public static Hash of(JsonNode json) {
    Map<String, String> fields = new TreeMap<>();
    json.properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue().asText());
              }
            });
    ByteArrayOutputStream lines = new ByteArrayOutputStream(1024);
    fields.forEach(
        (name, value) -> {
          byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
          lines.writeBytes((name + ":" + bytes.length + ":").getBytes(StandardCharsets.UTF_8));
          lines.writeBytes(bytes);
          lines.write('\n');
        });
    return Hash.sha256(lines.toByteArray());
  }
}
