package org.haochaping.protocol.wire;

import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * One reason of the region's list that goes with one level.
 *
 * @param code 1 to 16 letters and digits
 * @param label what the citizen reads, 1 to 60 characters
 * @param core whether it stands first
 */
public record Reason(SatisfactionLevel level, String code, String label, boolean core) {
  private static final int MAX_LABEL = 60;

  /** Checks code and label. */
  public Reason {
    if (!code.matches("[0-9A-Za-z]{1,16}")) {
      throw new ProtocolException("code: 1 to 16 letters and digits");
    }
    if (label.isBlank() || label.length() > MAX_LABEL) {
      throw new ProtocolException("label: 1 to " + MAX_LABEL + " characters");
    }
  }
}
