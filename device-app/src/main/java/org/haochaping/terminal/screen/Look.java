package org.haochaping.terminal.screen;

import java.util.Locale;

/**
 * How all screens look.
 *
 * @param language what is written large; the other language stays beside it, small
 * @param textScale 1.0 to 1.6
 */
public record Look(Locale language, boolean highContrast, double textScale) {
  /** Chinese, the usual colours, the usual size. */
  public static final Look USUAL = new Look(Locale.SIMPLIFIED_CHINESE, false, 1.0);
}
