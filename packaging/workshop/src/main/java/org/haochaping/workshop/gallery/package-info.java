/** Pictures of all the terminal's screens, drawn by the terminal's own code. */
@NullMarked
package org.haochaping.workshop.gallery;

import org.jspecify.annotations.NullMarked;
