/** Serial ports that come and go: one reader thread for each, which reconnects. */
@NullMarked
package org.haochaping.terminal.serial;

import org.jspecify.annotations.NullMarked;
