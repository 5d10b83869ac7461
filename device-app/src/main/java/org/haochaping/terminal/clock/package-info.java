/** What time it is on a machine without a battery clock. */
@NullMarked
package org.haochaping.terminal.clock;

import org.jspecify.annotations.NullMarked;
