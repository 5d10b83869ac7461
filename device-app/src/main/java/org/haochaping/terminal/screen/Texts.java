package org.haochaping.terminal.screen;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.haochaping.protocol.SatisfactionLevel;

/** All that the screens say by themselves, by key, in Chinese and one other language. */
public final class Texts {
  private static final String CHINESE = "zh";
  private static final String ENGLISH = "en";

  /** Only technicians read these: they may stay English where a hall adds a language. */
  private static final List<String> TECHNICIANS = List.of("pin.", "diagnosis.", "out.technician");

  private static final Texts SHIPPED =
      new Texts(
          TextFile.shipped("texts_zh.properties"),
          TextFile.shipped("texts_en.properties"),
          Locale.ENGLISH);

  private final Map<String, String> chinese;
  private final Map<String, String> others;
  private final Locale other;

  private Texts(Map<String, String> chinese, Map<String, String> others, Locale other) {
    this.chinese = Map.copyOf(chinese);
    this.others = Map.copyOf(others);
    this.other = other;
  }

  /** The words that come with the program, Chinese and English. */
  public static Texts shipped() {
    return SHIPPED;
  }

  /**
   * The shipped words with a hall's own.
   *
   * @param own by language and key: {@code zh} and {@code en} hold what differs from the shipped
   *     words, any other language all that citizens read
   * @param other the language beside Chinese: {@code en} or one of the hall's own
   * @throws IllegalArgumentException if a language or key is unknown, a sentence is missing or has
   *     other parts than the shipped one; it names language and key
   */
  public static Texts of(Map<String, Map<String, String>> own, String other) {
    Map<String, Map<String, String>> all = new HashMap<>();
    all.put(CHINESE, SHIPPED.chinese);
    all.put(ENGLISH, SHIPPED.others);
    own.forEach((language, texts) -> all.merge(language, checked(language, texts), Texts::merged));
    Map<String, String> beside = all.get(other);
    if (beside == null || other.equals(CHINESE)) {
      throw new IllegalArgumentException(
          "other-language: en, or a language that texts names a file for, not " + other);
    }
    return new Texts(
        all.getOrDefault(CHINESE, Map.of()),
        merged(SHIPPED.others, beside),
        Locale.forLanguageTag(other));
  }

  /** The language beside Chinese. */
  public Locale other() {
    return other;
  }

  /**
   * The sentence of a key, with {@code {0}}, {@code {1}} … filled in.
   *
   * @throws IllegalArgumentException if no sentence has the key
   */
  Words words(String key, Object... parts) {
    return new Words(filled(chinese, key, parts), filled(others, key, parts));
  }

  private static Map<String, String> checked(String language, Map<String, String> texts) {
    if (Locale.forLanguageTag(language).getLanguage().isEmpty()) {
      throw new IllegalArgumentException(language + " is no language tag, such as kk or mn");
    }
    texts.forEach((key, text) -> TextFile.check(language, key, text, SHIPPED.chinese));
    if (language.equals(CHINESE)) {
      for (SatisfactionLevel level : SatisfactionLevel.values()) {
        refuse(texts, "level." + level.wireName());
      }
    } else if (!language.equals(ENGLISH)) {
      Set<String> missing = new TreeSet<>(SHIPPED.chinese.keySet());
      missing.removeIf(key -> TECHNICIANS.stream().anyMatch(key::startsWith));
      missing.removeAll(new HashSet<>(texts.keySet()));
      if (!missing.isEmpty()) {
        throw new IllegalArgumentException(
            language + ": these sentences are missing: " + String.join(", ", missing));
      }
    }
    return texts;
  }

  /** The five levels' names are the regulation's. */
  private static void refuse(Map<String, String> texts, String key) {
    if (texts.containsKey(key)) {
      throw new IllegalArgumentException(
          CHINESE + ": " + key + " is given by the regulation and cannot be changed");
    }
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
}
