/** A screen without hardware: an X server that draws into memory, looked at and typed into. */
@NullMarked
package org.haochaping.workshop.display;

import org.jspecify.annotations.NullMarked;
