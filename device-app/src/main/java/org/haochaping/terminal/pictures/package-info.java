/** The hall's pictures, from the disk to what a screen can show. */
@NullMarked
package org.haochaping.terminal.pictures;

import org.jspecify.annotations.NullMarked;
