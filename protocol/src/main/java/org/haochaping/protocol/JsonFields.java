package org.haochaping.protocol;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads one JSON object, field by field, with reasons. Unknown fields are passed over; a missing
 * field or one of the wrong type is a {@link ProtocolException} that names it. Texts hold neither
 * half a surrogate pair nor U+0000: the one has no form in UTF-8, the other none in PostgreSQL.
 */
public final class JsonFields {
  /** The version of everything on the wire that this code speaks. */
  public static final int VERSION = 1;

  private static final long YEAR_10000 = 253_402_300_800L;
  private static final String NO_TIME = ": not a time like 2026-11-24T03:50:00.123Z, 1970 to 9999";

  private final JsonNode node;

  private JsonFields(JsonNode node) {
    this.node = node;
  }

  /** Reads an object that is there as a tree already. */
  public static JsonFields of(ObjectNode object) {
    return new JsonFields(object);
  }

  /**
   * Reads UTF-8 bytes that hold one JSON object.
   *
   * @throws ProtocolException if they do not: malformed UTF-8, not JSON, a field that comes twice,
   *     or deeper than 20 levels
   */
  public static JsonFields read(byte[] utf8) {
    try {
      // Not from the bytes: Jackson lets malformed UTF-8 pass in places.
      JsonNode tree = JsonText.read(Utf8.decode(utf8));
      if (!tree.isObject()) {
        throw new ProtocolException("not a JSON object");
      }
      return new JsonFields(tree);
    } catch (JsonProcessingException e) {
      throw new ProtocolException("not JSON" + place(e));
    }
  }

  /** An empty object to fill and {@link #write}, with {@code v} set. */
  public static ObjectNode versioned() {
    return JsonNodeFactory.instance.objectNode().put("v", VERSION);
  }

  /**
   * Where Jackson stopped, for a message: {@code , at character 17}, or {@code byte} where it read
   * bytes. Its own message is of no use in a log, since it quotes the input, which may hold
   * anything.
   */
  public static String place(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    if (at == null) {
      return "";
    }
    return at.getCharOffset() >= 0
        ? ", at character " + at.getCharOffset()
        : ", at byte " + at.getByteOffset();
  }

  /**
   * The bytes of an object, UTF-8, no white space, fields in the order in which they were put.
   *
   * @throws ProtocolException if a text holds half a surrogate pair
   */
  public static byte[] write(ObjectNode object) {
    // Not to bytes: Jackson writes half a surrogate pair as bytes that are no UTF-8.
    return Utf8.encode(JsonText.write(object));
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
    return Optional.of(checked(field, value));
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

  /** A truth value that may be missing or {@code null}, and is false then. */
  public boolean optionalTruth(String field) {
    return node.hasNonNull(field) && truth(field);
  }

  /** A time in ISO-8601 UTC, years 1970 to 9999, such as {@code 2026-11-24T03:50:00.123Z}. */
  public Instant time(String field) {
    String text = text(field);
    try {
      Instant time = TimeText.parse(text);
      // The JDK also reads other offsets, and years that overflow milliseconds.
      if (text.endsWith("Z") && time.getEpochSecond() >= 0 && time.getEpochSecond() < YEAR_10000) {
        return time;
      }
      throw new ProtocolException(field + NO_TIME);
    } catch (DateTimeParseException e) {
      throw new ProtocolException(field + NO_TIME); // its own message repeats the text
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
      texts.add(checked(field, item));
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

  /** An object that must be there. */
  public JsonFields object(String field) {
    return optionalObject(field).orElseThrow(() -> new ProtocolException(field + ": missing"));
  }

  /** An object that may be missing; {@code null} in JSON counts as missing. */
  public Optional<JsonFields> optionalObject(String field) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      throw new ProtocolException(field + ": not an object");
    }
    return Optional.of(new JsonFields(value));
  }

  /** The object itself; nobody writes into it. */
  public JsonNode tree() {
    return node;
  }

  private static String checked(String field, JsonNode value) {
    if (!value.isTextual()) {
      throw new ProtocolException(field + ": not a text");
    }
    String text = value.textValue();
    if (text.indexOf('\0') >= 0 || !Utf8.isWellFormed(text)) {
      throw new ProtocolException(field + ": holds U+0000 or half a surrogate pair");
    }
    return text;
  }
}
