package org.haochaping.terminal.screen;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hall's words in traditional Mongolian, which stand upright at the left of the others, as on
 * public signs in Inner Mongolia. The program has none of its own: a translation is the hall's.
 */
public final class SideTexts {
  private static final SideTexts NONE = new SideTexts(Map.of());

  /** What is shown upright; all else is small print, or a technician's. */
  private static final List<String> SHOWN =
      List.of(
          "idle.title",
          "idle.subtitle",
          "rate.title",
          "rate.saving",
          "rate.window",
          "rate.other-window",
          "rate.consultation",
          "rate.hall",
          "reasons.title",
          "reasons.sub",
          "reasons.call-back",
          "thanks.title",
          "thanks.saved",
          "thanks.call-back",
          "thanks.recorded",
          "out.title",
          "out.advice",
          "out.advice.no-phone");

  private final Map<String, String> texts;

  private SideTexts(Map<String, String> texts) {
    this.texts = Map.copyOf(texts);
  }

  /** No such words. */
  public static SideTexts none() {
    return NONE;
  }

  /**
   * Words by the keys of the other texts; as many of them as the hall has.
   *
   * @throws IllegalArgumentException naming a key that is unknown or not shown upright, or whose
   *     parts are not the same as in Chinese
   */
  public static SideTexts of(Map<String, String> texts) {
    Map<String, String> known = TextFile.shipped("texts_zh.properties");
    texts.forEach(
        (key, text) -> {
          TextFile.check("side-texts", key, text, known);
          if (!SHOWN.contains(key) && !key.startsWith("level.") && !key.startsWith("refused.")) {
            throw new IllegalArgumentException("side-texts: " + key + " is not shown at the side");
          }
        });
    return new SideTexts(texts);
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  /** The words of a key, with {@code {0}} filled in; empty where the hall has none. */
  Optional<String> words(String key, Object part) {
    return Optional.ofNullable(texts.get(key))
        .map(text -> text.replace("{0}", String.valueOf(part)));
  }
}
