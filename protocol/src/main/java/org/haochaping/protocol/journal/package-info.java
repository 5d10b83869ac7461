/** The terminal's journal: what an entry says, how it is encoded, and the hash chain over it. */
@NullMarked
package org.haochaping.protocol.journal;

import org.jspecify.annotations.NullMarked;
