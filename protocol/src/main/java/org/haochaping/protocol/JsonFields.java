package org.haochaping.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads one JSON object, field by field, with reasons. Unknown fields are passed over; a missing
 * field or one of the wrong type is a {@link ProtocolException} that names it.
 */
public final class JsonFields {
  /** The version of everything on the wire that this code speaks. */
  public static final int VERSION = 1;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxNumberLength(40)
                          .maxStringLength(1_000_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode node;

  private JsonFields(JsonNode node) {
    this.node = node;
  }

  /**
   * Reads UTF-8 bytes that hold one JSON object.
   *
   * @throws ProtocolException if they do not
   */
  public static JsonFields read(byte[] utf8) {
    try {
      // Jackson reads overlong and lone surrogates leniently; the chain is over exact bytes, so
      // only well-formed UTF-8 may pass.
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(utf8))
              .toString();
      JsonNode tree = MAPPER.readTree(text);
      if (tree == null || !tree.isObject()) {
        throw new ProtocolException("not a JSON object");
      }
      return new JsonFields(tree);
    } catch (CharacterCodingException e) {
      throw new ProtocolException("not UTF-8", e);
    } catch (JsonProcessingException e) {
      // Jackson's own message quotes the input, which may hold anything.
      throw new ProtocolException("not JSON, at byte " + e.getLocation().getCharOffset());
    }
  }

  /** An empty object to fill and {@link #write}, with {@code v} set. */
  public static ObjectNode versioned() {
    return MAPPER.createObjectNode().put("v", VERSION);
  }

  /** The bytes of an object, UTF-8, no white space, fields in the order in which they were put. */
  public static byte[] write(ObjectNode object) {
    try {
      return MAPPER.writeValueAsBytes(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree always writes", e);
    }
  }

  /**
   * Checks the field {@code v}.
   *
   * @throws ProtocolException if this code does not speak that version
   */
  public JsonFields requireVersion() {
    long version = integer("v");
    if (version != VERSION) {
      throw new ProtocolException("v: version " + version + ", this side speaks " + VERSION);
    }
    return this;
  }

  /** A text that must be there. */
  public String text(String field) {
    return optionalText(field).orElseThrow(() -> new ProtocolException(field + ": missing"));
  }

  /** A text that may be missing; {@code null} in JSON counts as missing. */
  public Optional<String> optionalText(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new ProtocolException(field + ": not a text");
    }
    return Optional.of(value.textValue());
  }

  /** A whole number that must be there. */
  public long integer(String field) {
    OptionalLong value = optionalInteger(field);
    if (value.isEmpty()) {
      throw new ProtocolException(field + ": missing");
    }
    return value.getAsLong();
  }

  /** A whole number within bounds, both included. */
  public long integer(String field, long min, long max) {
    long value = integer(field);
    if (value < min || value > max) {
      throw new ProtocolException(field + ": " + value + " is not within " + min + " to " + max);
    }
    return value;
  }

  /** A whole number that may be missing; {@code null} in JSON counts as missing. */
  public OptionalLong optionalInteger(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new ProtocolException(field + ": not a whole number of 64 bits");
    }
    return OptionalLong.of(value.longValue());
  }

  /** A truth value that must be there. */
  public boolean truth(String field) {
    JsonNode value = node.path(field);
    if (!value.isBoolean()) {
      throw new ProtocolException(field + ": not true or false");
    }
    return value.booleanValue();
  }

  /** A time in ISO-8601 UTC, such as {@code 2026-11-24T03:50:00.123Z}. */
  public Instant time(String field) {
    try {
      return TimeText.parse(text(field));
    } catch (DateTimeParseException e) {
      throw new ProtocolException(field + ": not a time like 2026-11-24T03:50:00.123Z", e);
    }
  }

  /** A list of texts that must be there. */
  public List<String> texts(String field) {
    JsonNode value = node.path(field);
    if (!value.isArray()) {
      throw new ProtocolException(field + ": not a list");
    }
    List<String> texts = new ArrayList<>(value.size());
    for (JsonNode item : value) {
      if (!item.isTextual()) {
        throw new ProtocolException(field + ": not a list of texts");
      }
      texts.add(item.textValue());
    }
    return texts;
  }

  /** A list of objects that must be there. */
  public List<JsonFields> objects(String field) {
    JsonNode value = node.path(field);
    if (!value.isArray()) {
      throw new ProtocolException(field + ": not a list");
    }
    List<JsonFields> objects = new ArrayList<>(value.size());
    for (JsonNode item : value) {
      if (!item.isObject()) {
        throw new ProtocolException(field + ": not a list of objects");
      }
      objects.add(new JsonFields(item));
    }
    return objects;
  }

  /** The object itself; nobody writes into it. */
  public JsonNode tree() {
    return node;
  }
}
