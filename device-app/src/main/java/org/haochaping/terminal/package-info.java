/** The window terminal: the command line, the configuration, and the root that wires the parts. */
@NullMarked
package org.haochaping.terminal;

import org.jspecify.annotations.NullMarked;
