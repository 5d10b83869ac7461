package org.haochaping.gateway.report;

import java.awt.Color;
import org.haochaping.protocol.SatisfactionLevel;

/** What reports are printed in; dark enough to be copied in black and white. */
final class Colours {
  static final Color TEAL = new Color(0x0B6B74);
  static final Color INK = new Color(0x16324A);
  static final Color SOFT = new Color(0x5B7083);
  static final Color GOLD = new Color(0xFFCB4D);
  static final Color RULE = new Color(0xC9D5DB);
  static final Color BAND = new Color(0xF3F7F8);
  static final Color HEAD = new Color(0xE3EEF0);
  static final Color PALE = new Color(0xD5E6E8);
  static final Color ALARM = new Color(0xB3261E);

  private Colours() {}

  static Color of(SatisfactionLevel level) {
    return switch (level) {
      case VERY_SATISFIED -> new Color(0x0B6B74);
      case SATISFIED -> new Color(0x3F9AA0);
      case BASICALLY_SATISFIED -> new Color(0x9CCBC9);
      case DISSATISFIED -> new Color(0xF0A35A);
      case VERY_DISSATISFIED -> new Color(0xC4532F);
    };
  }
}
