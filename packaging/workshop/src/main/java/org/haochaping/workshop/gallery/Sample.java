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
 */
record Sample(String name, View view, HallFace face, Standing standing) {}
