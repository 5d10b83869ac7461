/** A keypad and its lamps on the board's own pins. */
@NullMarked
package org.haochaping.terminal.gpio;

import org.jspecify.annotations.NullMarked;
