package org.haochaping.protocol.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.Utf8;
import org.haochaping.protocol.journal.BodyCodec;
import org.haochaping.protocol.journal.JournalEntry;
import org.haochaping.protocol.journal.JournalId;
import org.jspecify.annotations.Nullable;

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
          .disable(JsonFactory.Feature.CHARSET_DETECTION) // no BOM and no UTF-16
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
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
   * @throws ProtocolException if they would be over {@link JournalBatch#MAX_BYTES}, or if a body is
   *     over {@link BodyCodec#MAX_BYTES} or is not UTF-8, since no reader would take it
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
        json.writeString(Utf8.decode(bounded(entry.body())));
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
    Fields fields = new Fields();
    // Jackson's byte parser, the faster one, lets malformed UTF-8 pass in places, and the chain is
    // over exact bytes.
    Utf8.require(utf8);
    try (JsonParser json = JSON.createParser(utf8)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new ProtocolException("batch: not a JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (field.equals("entries")) {
          readBodies(json, value, fields.bodies);
        } else if (value == JsonToken.VALUE_STRING) {
          fields.texts.put(field, json.getText());
        } else if (value == JsonToken.VALUE_NUMBER_INT) {
          fields.numbers.put(field, json.getText());
        } else {
          json.skipChildren();
        }
      }
      if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
        throw new ProtocolException("batch: not one JSON object");
      }
    } catch (JsonProcessingException e) {
      throw new ProtocolException("batch: not JSON" + JsonFields.place(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return assemble(fields);
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
      bodies.add(bounded(Utf8.encode(json.getText())));
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw new ProtocolException("entries: not a list of texts");
    }
  }

  private static byte[] bounded(byte[] body) {
    if (body.length > BodyCodec.MAX_BYTES) {
      throw new ProtocolException("body: over " + BodyCodec.MAX_BYTES + " bytes");
    }
    return body;
  }

  private static JournalBatch assemble(Fields fields) {
    long version = fields.number("v");
    if (version != JsonFields.VERSION) {
      throw new ProtocolException(
          "v: version " + version + ", this side speaks " + JsonFields.VERSION);
    }
    JournalId journal = JournalId.of(fields.text("journal"));
    long first = fields.number("first");
    if (first < 1 || first > Long.MAX_VALUE - JournalBatch.MAX_ENTRIES) {
      throw new ProtocolException("first: not a sequence number");
    }
    Hash previous = Hash.ofHex(fields.text("prev"));
    List<JournalEntry> entries = new ArrayList<>(fields.bodies.size());
    Hash hash = previous;
    for (byte[] body : fields.bodies) {
      JournalEntry entry = JournalEntry.following(hash, first + entries.size(), body);
      entries.add(entry);
      hash = entry.hash();
    }
    JournalBatch batch = new JournalBatch(journal, previous, entries, fields.signature());
    if (!batch.head().equals(Hash.ofHex(fields.text("head")))) {
      throw new BrokenChainException(batch);
    }
    return batch;
  }

  /** What the top level holds, unknown fields among it. */
  private static final class Fields {
    final Map<String, String> texts = new HashMap<>();
    final Map<String, String> numbers = new HashMap<>();
    final List<byte[]> bodies = new ArrayList<>();

    String text(String field) {
      return required(field, texts.get(field));
    }

    long number(String field) {
      try {
        return Long.parseLong(required(field, numbers.get(field)));
      } catch (NumberFormatException e) {
        throw new ProtocolException(field + ": not a whole number of 64 bits");
      }
    }

    byte[] signature() {
      try {
        return Base64.getDecoder().decode(text("sig"));
      } catch (IllegalArgumentException e) {
        throw new ProtocolException("sig: not base64");
      }
    }

    private static String required(String field, @Nullable String value) {
      if (value == null) {
        throw new ProtocolException(field + ": missing, or not of its type");
      }
      return value;
    }
  }
}
