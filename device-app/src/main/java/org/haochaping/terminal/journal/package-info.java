/** The terminal's journal: what happened, on disk before anybody is thanked. */
@NullMarked
package org.haochaping.terminal.journal;

import org.jspecify.annotations.NullMarked;
