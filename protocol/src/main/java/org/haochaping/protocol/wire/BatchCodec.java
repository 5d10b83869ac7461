package org.haochaping.protocol.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;

/**
 * A {@link JournalBatch} as JSON:
 *
 * <pre>{@code
 * {"v":1,"journal":"<uuid>","first":101,"prev":"<64 hex>","entries":["<body>",…],
 *  "head":"<64 hex>","sig":"<base64>"}
 * }</pre>
 *
 * <p>Each body travels as a JSON <em>string</em>, so that its exact bytes survive any JSON library.
 * This is the gateway's hottest path, hence the streaming parser.
 */
public final class BatchCodec {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(20)
                  .maxNumberLength(40)
                  .maxStringLength(JournalBatch.MAX_BYTES)
                  .build())
          .build();

  private BatchCodec() {}

  /**
   * The bytes of a batch.
   *
   * @throws ProtocolException if they would be over {@link JournalBatch#MAX_BYTES}
   */
  public static byte[] encode(JournalBatch batch) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512 + 480 * batch.entries().size());
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("v", JsonFields.VERSION);
      json.writeStringField("journal", batch.journal().toString());
      json.writeNumberField("first", batch.first());
      json.writeStringField("prev", batch.previous().hex());
      json.writeArrayFieldStart("entries");
      for (JournalEntry entry : batch.entries()) {
        json.writeString(new String(entry.body(), StandardCharsets.UTF_8));
      }
      json.writeEndArray();
      json.writeStringField("head", batch.head().hex());
      json.writeStringField("sig", Base64.getEncoder().encodeToString(batch.signature()));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (out.size() > JournalBatch.MAX_BYTES) {
      throw new ProtocolException("batch: over " + JournalBatch.MAX_BYTES + " bytes");
    }
    return out.toByteArray();
  }

  /**
   * Reads a batch and computes its chain anew. The signature is not checked here.
   *
   * @throws ProtocolException with the reason; a {@link BrokenChainException} where the chain does
   *     not end in {@code head}
   */
  public static JournalBatch decode(byte[] utf8) {
    if (utf8.length > JournalBatch.MAX_BYTES) {
      throw new ProtocolException("batch: over " + JournalBatch.MAX_BYTES + " bytes");
    }
    Map<String, String> fields = new HashMap<>();
    List<byte[]> bodies = new ArrayList<>();
    // A String first: Jackson's byte parser lets malformed UTF-8 pass in places, and the chain is
    // over exact bytes. Malformed input becomes U+FFFD here and then breaks the chain, as it
    // should.
    try (JsonParser json = JSON.createParser(new String(utf8, StandardCharsets.UTF_8))) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new ProtocolException("batch: not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (field.equals("entries")) {
          readBodies(json, value, bodies);
        } else if (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT) {
          fields.put(field, json.getText());
        } else {
          json.skipChildren();
        }
      }
      if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
        throw new ProtocolException("batch: not one JSON object");
      }
    } catch (JsonProcessingException e) {
      throw new ProtocolException(
          "batch: not JSON, at character " + e.getLocation().getCharOffset());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return assemble(fields, bodies);
  }

  private static void readBodies(JsonParser json, JsonToken start, List<byte[]> bodies)
      throws IOException {
    if (start != JsonToken.START_ARRAY) {
      throw new ProtocolException("entries: not a list");
    }
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      if (bodies.size() == JournalBatch.MAX_ENTRIES) {
        throw new ProtocolException("entries: over " + JournalBatch.MAX_ENTRIES);
      }
      byte[] body = json.getText().getBytes(StandardCharsets.UTF_8);
      if (body.length > BodyCodec.MAX_BYTES) {
        throw new ProtocolException("body: over " + BodyCodec.MAX_BYTES + " bytes");
      }
      bodies.add(body);
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw new ProtocolException("entries: not a list of texts");
    }
  }

  private static JournalBatch assemble(Map<String, String> fields, List<byte[]> bodies) {
    long version = number(fields, "v");
    if (version != JsonFields.VERSION) {
      throw new ProtocolException(
          "v: version " + version + ", this side speaks " + JsonFields.VERSION);
    }
    JournalId journal = JournalId.of(text(fields, "journal"));
    long first = number(fields, "first");
    if (first < 1 || first > Long.MAX_VALUE - JournalBatch.MAX_ENTRIES) {
      throw new ProtocolException("first: not a sequence number");
    }
    Hash previous = Hash.ofHex(text(fields, "prev"));
    List<JournalEntry> entries = new ArrayList<>(bodies.size());
    Hash hash = previous;
    for (byte[] body : bodies) {
      JournalEntry entry = JournalEntry.following(hash, first + entries.size(), body);
      entries.add(entry);
      hash = entry.hash();
    }
    byte[] signature;
    try {
      signature = Base64.getDecoder().decode(text(fields, "sig"));
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("sig: not base64", e);
    }
    JournalBatch batch = new JournalBatch(journal, previous, entries, signature);
    if (!batch.head().equals(Hash.ofHex(text(fields, "head")))) {
      throw new BrokenChainException(batch);
    }
    return batch;
  }

  private static String text(Map<String, String> fields, String field) {
    String value = fields.get(field);
    if (value == null) {
      throw new ProtocolException(field + ": missing");
    }
    return value;
  }

  private static long number(Map<String, String> fields, String field) {
    try {
      return Long.parseLong(text(fields, field));
    } catch (NumberFormatException e) {
      throw new ProtocolException(field + ": not a whole number of 64 bits", e);
    }
  }
}
