package org.haochaping.terminal.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A file of sentences by key: Java properties in UTF-8. */
public final class TextFile {
  private static final Pattern PART = Pattern.compile("\\{\\d\\}");

  private static final LocalDateTime SOME_DAY = LocalDateTime.of(2000, 1, 1, 0, 0);

  private TextFile() {}

  /**
   * Reads a hall's file.
   *
   * @param name to name it by
   * @throws IllegalArgumentException if it is not UTF-8 or malformed; it names the file
   */
  public static Map<String, String> read(String name, byte[] utf8) {
    try {
      return parse(utf8);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(name + " is not UTF-8", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // from memory
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  /** A file of the program's own. */
  static Map<String, String> shipped(String name) {
    try (InputStream file = TextFile.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing from the program's jar");
      }
      return parse(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Compares a sentence with the one that it is to replace.
   *
   * @throws IllegalArgumentException if there is none, if the parts that are filled in are not the
   *     same, or if a date cannot be written by it
   */
  static void check(String where, String key, String text, Map<String, String> known) {
    String usual = known.get(key);
    if (usual == null) {
      throw new IllegalArgumentException(where + ": no sentence has the key " + key);
    }
    if (!parts(text).equals(parts(usual))) {
      throw new IllegalArgumentException(
          where + ": " + key + " must have " + named(usual) + ", as in: " + usual);
    }
    if (key.equals("header.date")) {
      checkDate(where, key, text);
    }
  }

  private static void checkDate(String where, String key, String pattern) {
    try {
      if (DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(SOME_DAY).isBlank()) {
        throw new IllegalArgumentException("it writes nothing");
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          where + ": " + key + " is no pattern of a date: " + pattern, e);
    }
  }

  private static String named(String text) {
    return parts(text).isEmpty() ? "no part in braces" : String.join(" ", parts(text));
  }

  private static Set<String> parts(String text) {
    return PART.matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> parse(byte[] utf8) throws IOException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    Properties lines = new Properties();
    try (Reader reader = new StringReader(text)) {
      lines.load(reader);
    }
    Map<String, String> texts = new HashMap<>();
    for (String key : lines.stringPropertyNames()) {
      texts.put(key, lines.getProperty(key));
    }
    return texts;
  }
}
