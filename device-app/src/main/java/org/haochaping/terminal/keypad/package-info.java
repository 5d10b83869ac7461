/** Keypads with five buttons: serial frames by template, and the number keys. */
@NullMarked
package org.haochaping.terminal.keypad;

import org.jspecify.annotations.NullMarked;
