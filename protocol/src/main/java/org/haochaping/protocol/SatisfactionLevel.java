package org.haochaping.protocol;

import java.util.Locale;

/**
 * The five levels of the regulation's article 10, best first.
 *
 * <p>On our own wire a level is a word ({@link #wireName()}), never a digit: the national data
 * standard GB/T 39046-2020 numbers the levels the other way round.
 */
public enum SatisfactionLevel {
  VERY_SATISFIED(5, "非常满意", "Very satisfied"),
  SATISFIED(4, "满意", "Satisfied"),
  BASICALLY_SATISFIED(3, "基本满意", "Basically satisfied"),
  DISSATISFIED(2, "不满意", "Dissatisfied"),
  VERY_DISSATISFIED(1, "非常不满意", "Very dissatisfied");

  private final int cityCode;
  private final String chinese;
  private final String english;

  SatisfactionLevel(int cityCode, String chinese, String english) {
    this.cityCode = cityCode;
    this.chinese = chinese;
    this.english = english;
  }

  /** The digit of the city interface's field {@code satisfaction}: 5 is best, 1 is worst. */
  public int cityCode() {
    return cityCode;
  }

  /** The regulation's own word for the level. */
  public String chinese() {
    return chinese;
  }

  /** The English gloss of {@link #chinese()}. */
  public String english() {
    return english;
  }

  /** Whether this is a bad rating (差评, article 10): one of the last two. */
  public boolean isBad() {
    return cityCode <= 2;
  }

  /** The word on the wire, such as {@code very-satisfied}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The level with that digit in the city interface's list.
   *
   * @throws ProtocolException if there is none
   */
  public static SatisfactionLevel ofCityCode(int code) {
    for (SatisfactionLevel level : values()) {
      if (level.cityCode == code) {
        return level;
      }
    }
    throw new ProtocolException("satisfaction: " + code + " is not a level, 5 to 1 are");
  }

  /**
   * The level with that word on the wire.
   *
   * @throws ProtocolException if there is none; a missing or unknown level is never replaced
   */
  public static SatisfactionLevel ofWireName(String word) {
    for (SatisfactionLevel level : values()) {
      if (level.wireName().equals(word)) {
        return level;
      }
    }
    throw new ProtocolException("level: not one of the five");
  }
}
