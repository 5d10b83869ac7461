/** Fonts on disk, where JavaFX takes them without unpacking them each time. */
@NullMarked
package org.haochaping.terminal.fonts;

import org.jspecify.annotations.NullMarked;
