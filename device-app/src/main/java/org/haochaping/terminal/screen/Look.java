package org.haochaping.terminal.screen;

import java.util.Locale;

/**
 * How all screens look.
 *
 * @param language what is written large, Chinese or the texts' other language; the other one of the
 *     two stays beside it, small
 * @param textScale 1.0 to 1.6; text grows as far as the screen has room for all of it
 */
public record Look(Locale language, boolean highContrast, double textScale) {
  /** Chinese, the usual colours, the usual size. */
  public static final Look USUAL = new Look(Locale.SIMPLIFIED_CHINESE, false, 1.0);

  /** Checks the scale. */
  public Look {
    if (!(textScale >= 1.0 && textScale <= 1.6)) {
      throw new IllegalArgumentException("text-scale: 1.0 to 1.6, not " + textScale);
    }
  }
}
