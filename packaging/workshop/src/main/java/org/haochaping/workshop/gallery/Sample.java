package org.haochaping.workshop.gallery;

import org.haochaping.terminal.screen.HallFace;
import org.haochaping.terminal.screen.Standing;
import org.haochaping.terminal.screen.View;

/**
 * One screen of the gallery.
 *
 * @param name a word for the file
 * @param face what the hall says besides
 * @param standing what the small print says
 * @param second at which an idle screen's turns are shown
 */
record Sample(String name, View view, HallFace face, Standing standing, int second) {
  /** At the first turn. */
  Sample(String name, View view, HallFace face, Standing standing) {
    this(name, view, face, standing, 0);
  }
}
