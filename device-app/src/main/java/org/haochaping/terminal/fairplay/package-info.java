/** Signs that somebody other than a citizen presses the keys (article 4). Pure: no clock here. */
@NullMarked
package org.haochaping.terminal.fairplay;

import org.jspecify.annotations.NullMarked;
