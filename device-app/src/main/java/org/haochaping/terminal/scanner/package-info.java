/** Receipt scanners: lines from a serial port, and keyboard wedges. */
@NullMarked
package org.haochaping.terminal.scanner;

import org.jspecify.annotations.NullMarked;
