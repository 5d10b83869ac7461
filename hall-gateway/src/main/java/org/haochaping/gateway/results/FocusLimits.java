package org.haochaping.gateway.results;

import org.haochaping.protocol.ProtocolException;

/**
 * The numbers of article 19, as the hall has set them.
 *
 * @param leastRatings below so many active ratings a good rate says nothing
 * @param goodRate 0 to 1; below it a name is listed
 * @param badRatings from so many bad ratings on they may be concentrated
 * @param badShare 0 to 1; from this share of the hall's bad ratings on they are
 */
public record FocusLimits(int leastRatings, double goodRate, int badRatings, double badShare) {
  /** Checks. */
  public FocusLimits {
    if (leastRatings < 1 || badRatings < 1) {
      throw new ProtocolException("least-ratings and bad-ratings: 1 or more");
    }
    if (!isShare(goodRate) || !isShare(badShare)) {
      throw new ProtocolException("good-rate and bad-share: 0 to 1");
    }
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }
}
