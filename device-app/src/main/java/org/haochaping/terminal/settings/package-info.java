/** What the hall decided for this terminal, kept on the disk for the time without a network. */
@NullMarked
package org.haochaping.terminal.settings;

import org.jspecify.annotations.NullMarked;
