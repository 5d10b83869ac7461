/** Killing the programs at random moments while ratings come in, and counting at the city. */
@NullMarked
package org.haochaping.workshop.chaos;

import org.jspecify.annotations.NullMarked;
