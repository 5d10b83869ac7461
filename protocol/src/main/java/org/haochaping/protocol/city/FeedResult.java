package org.haochaping.protocol.city;

import java.util.Locale;
import org.haochaping.protocol.ProtocolException;

/**
 * What became of one record.
 *
 * @param words the city's own words; empty where there is nothing to say
 */
public record FeedResult(RecordKey key, Outcome outcome, String words) {
  /** How many characters (code points) of the city's words are kept. */
  public static final int MAX_WORDS = 500;

  /** The three things that can become of a record. */
  public enum Outcome {
    /** It is on the city's disk. */
    TAKEN,
    /** A record with this key was on the city's disk before; it was not merged. */
    DUPLICATE,
    /** It is not at the city; the words say why. */
    REFUSED;

    /** The word on the wire. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The outcome with that word on the wire.
     *
     * @throws ProtocolException if there is none
     */
    public static Outcome ofWireName(String word) {
      for (Outcome outcome : values()) {
        if (outcome.wireName().equals(word)) {
          return outcome;
        }
      }
      throw new ProtocolException("result: not taken, duplicate or refused");
    }
  }

  /** Cuts the words to a bearable length. */
  public FeedResult {
    if (words.codePointCount(0, words.length()) > MAX_WORDS) {
      words = words.substring(0, words.offsetByCodePoints(0, MAX_WORDS));
    }
  }
}
