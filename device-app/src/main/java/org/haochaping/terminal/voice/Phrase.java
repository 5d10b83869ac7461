package org.haochaping.terminal.voice;

import java.util.Locale;

/** What can be said. */
public enum Phrase {
  /** Please rate. */
  INVITATION,
  /** Would you tell us why. */
  REASONS,
  /** Thank you. */
  THANKS,
  /** Something was not taken: look at the screen. */
  REFUSED;

  /** The file's name, as a hall's own recording has it too. */
  String file() {
    return name().toLowerCase(Locale.ROOT) + ".wav";
  }
}
