/**
 * The devices at the window: how they are doing, for the diagnosis screen and the terminal's
 * health, and how those are read that may be unplugged and plugged in again.
 */
@NullMarked
package org.haochaping.terminal.devices;

import org.jspecify.annotations.NullMarked;
