/** Says how the terminal is: to the gateway, to systemd, and to itself. */
@NullMarked
package org.haochaping.terminal.health;

import org.jspecify.annotations.NullMarked;
