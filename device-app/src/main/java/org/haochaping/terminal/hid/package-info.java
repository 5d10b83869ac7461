/** A keypad that is a USB keyboard, read from its event device, past the screen. */
@NullMarked
package org.haochaping.terminal.hid;

import org.jspecify.annotations.NullMarked;
