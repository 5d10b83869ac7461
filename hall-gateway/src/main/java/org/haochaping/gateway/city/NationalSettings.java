package org.haochaping.gateway.city;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.haochaping.gateway.gm.Sm2;
import org.haochaping.gateway.gm.Sm2Form;
import org.haochaping.gateway.gm.Sm4;
import org.haochaping.gateway.gm.TextForm;

/**
 * How to reach a city system by the national interface, as far as that is public.
 *
 * @param serviceUrl where service records go
 * @param ratingUrl where ratings go
 * @param codes how this outlet's codes differ from the shipped lists
 * @param defaultChannel the channel of a default by our list {@code pf}
 * @param batchSize at most so many records in one round, 2 to 1000; each is a request of its own
 * @param timeout how long an answer may take
 * @param firstRetry the bound of the first wait after a failure; it doubles each time
 * @param longestRetry the bound of all waits
 * @param look how often to look for pending deliveries where nobody wakes the courier
 */
public record NationalSettings(
    URI serviceUrl,
    URI ratingUrl,
    Secrets secrets,
    NationalCodes codes,
    NationalWords words,
    String defaultChannel,
    int batchSize,
    Duration timeout,
    Duration firstRetry,
    Duration longestRetry,
    Duration look) {

  /** Which envelope. */
  public enum Form {
    /** {@code appMark, time, sign, params}. */
    APP_MARK,
    /** {@code apiKey, requestData, dataSign}. */
    API_KEY
  }

  /**
   * What the envelope is made with.
   *
   * @param name the {@code appMark} or {@code apiKey}
   * @param appWord empty with {@link Form#API_KEY}
   * @param platformKey the platform's SM2 public key
   * @param ownKey one's own SM2 private key; empty with {@link Form#APP_MARK}
   * @param recordCipher the record's cipher where it is not SM2
   */
  public record Secrets(
      Form form,
      String name,
      String appWord,
      String platformKey,
      String ownKey,
      Sm2Form sm2,
      Optional<Sm4> recordCipher,
      TextForm text) {
    /**
     * Tries the keys out.
     *
     * @throws org.haochaping.gateway.gm.GmException if one is no SM2 key
     */
    public void check() {
      Sm2 tool = new Sm2(sm2, new SecureRandom());
      byte[] probe = {1};
      tool.encrypt(probe, platformKey);
      if (form == Form.API_KEY) {
        tool.sign(probe, ownKey);
      }
    }

    @Override
    public String toString() {
      return "Secrets[" + form + "]";
    }
  }

  @Override
  public String toString() {
    return "NationalSettings[" + ratingUrl + "]";
  }
}
