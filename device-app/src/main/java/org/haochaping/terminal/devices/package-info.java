/** How the devices at the window are doing, for the diagnosis screen and the terminal's health. */
@NullMarked
package org.haochaping.terminal.devices;

import org.jspecify.annotations.NullMarked;
