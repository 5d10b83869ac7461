package org.haochaping.terminal.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** All that the screens say by themselves, by key, in Chinese and English. */
public final class Texts {
  private static final Texts SHIPPED = new Texts(read("texts_zh"), read("texts_en"));

  private final Map<String, String> chinese;
  private final Map<String, String> english;

  private Texts(Map<String, String> chinese, Map<String, String> english) {
    this.chinese = Map.copyOf(chinese);
    this.english = Map.copyOf(english);
  }

  /** The words that come with the program. */
  public static Texts shipped() {
    return SHIPPED;
  }

  /**
   * These, with a hall's own words in place of some.
   *
   * @param ownChinese by key; keys that the screens do not know are of no effect
   * @param ownEnglish by key
   */
  public Texts with(Map<String, String> ownChinese, Map<String, String> ownEnglish) {
    return new Texts(merged(chinese, ownChinese), merged(english, ownEnglish));
  }

  /**
   * The sentence of a key, with {@code {0}}, {@code {1}} … filled in.
   *
   * @throws IllegalArgumentException if no sentence has the key
   */
  Words words(String key, Object... parts) {
    return new Words(filled(chinese, key, parts), filled(english, key, parts));
  }

  private static String filled(Map<String, String> texts, String key, Object... parts) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text has the key " + key);
    }
    for (int i = 0; i < parts.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(parts[i]));
    }
    return text;
  }

  private static Map<String, String> merged(Map<String, String> usual, Map<String, String> own) {
    Map<String, String> all = new HashMap<>(usual);
    all.putAll(own);
    return all;
  }

  private static Map<String, String> read(String name) {
    try (InputStream file = Texts.class.getResourceAsStream(name + ".properties")) {
      if (file == null) {
        throw new IllegalStateException(name + ".properties is missing from the program's jar");
      }
      return read(new InputStreamReader(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a properties file's lines.
   *
   * @throws IOException where the reader does
   * @throws IllegalArgumentException where an escape sequence is wrong
   */
  public static Map<String, String> read(Reader file) throws IOException {
    Properties lines = new Properties();
    lines.load(file);
    Map<String, String> texts = new HashMap<>();
    for (String key : lines.stringPropertyNames()) {
      texts.put(key, lines.getProperty(key));
    }
    return texts;
  }
}
