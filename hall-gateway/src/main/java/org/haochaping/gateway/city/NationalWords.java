package org.haochaping.gateway.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.haochaping.gateway.city.OutletException.Kind;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.city.FeedResult;
import org.haochaping.protocol.city.FeedResult.Outcome;
import org.haochaping.protocol.city.RecordKey;

/**
 * How to read a platform's answer to one record. Each platform has its own, so all of it is
 * configuration.
 *
 * @param codeField the field that holds the code, text or number
 * @param wordsField the field that holds the platform's own words
 * @param taken codes of what was taken
 * @param duplicate codes, or parts of the words, of what was there already
 * @param denied codes that mean that this gateway is not let in, whatever the record
 * @param later codes that mean that it should be sent again
 */
public record NationalWords(
    String codeField,
    String wordsField,
    List<String> taken,
    List<String> duplicate,
    List<String> denied,
    List<String> later) {
  /** Copies the lists. */
  public NationalWords {
    taken = List.copyOf(taken);
    duplicate = List.copyOf(duplicate);
    denied = List.copyOf(denied);
    later = List.copyOf(later);
  }

  /**
   * What became of the record; fails with {@link OutletException} where the answer is no result.
   */
  FeedResult read(HttpResponse<byte[]> response, RecordKey key, Instant now) {
    int status = response.statusCode();
    if (status == 429 || status >= 500) {
      throw new OutletException(
          Kind.LATER, "HTTP " + status, RetryAfter.of(response.headers(), now));
    }
    if (status != 200) {
      throw new OutletException(Kind.DENIED, "HTTP " + status);
    }
    String code;
    String words;
    try {
      JsonFields json = JsonFields.read(response.body());
      code = code(json);
      words = json.optionalText(wordsField).orElse("");
    } catch (ProtocolException e) {
      throw new OutletException(Kind.LATER, "an answer that is none: " + e.getMessage());
    }
    if (denied.contains(code)) {
      throw new OutletException(Kind.DENIED, "code " + code);
    }
    if (later.contains(code)) {
      throw new OutletException(Kind.LATER, "code " + code);
    }
    return new FeedResult(key, outcome(code, words), words.isBlank() ? "code " + code : words);
  }

  /** The code as text; some platforms write it as a number. */
  private String code(JsonFields json) {
    JsonNode code = json.tree().path(codeField);
    if (!code.isTextual() && !code.isIntegralNumber()) {
      throw new ProtocolException(codeField + ": missing");
    }
    return code.asText();
  }

  private Outcome outcome(String code, String words) {
    if (taken.contains(code)) {
      return Outcome.TAKEN;
    }
    boolean known = duplicate.stream().anyMatch(sign -> sign.equals(code) || isIn(words, sign));
    return known ? Outcome.DUPLICATE : Outcome.REFUSED;
  }

  /** A short code, such as 2, may stand in any words by chance. */
  private static boolean isIn(String words, String sign) {
    return sign.getBytes(StandardCharsets.UTF_8).length >= 4
        && !sign.chars().allMatch(Character::isDigit)
        && words.contains(sign);
  }
}
