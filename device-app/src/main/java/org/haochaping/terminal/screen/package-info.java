/** What the citizen sees: the JavaFX scenes, and keys and touches on them. */
@NullMarked
package org.haochaping.terminal.screen;

import org.jspecify.annotations.NullMarked;
