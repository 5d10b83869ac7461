/** The words that terminal, gateway and city speak, with no I/O of their own. */
@NullMarked
package org.haochaping.protocol;

import org.jspecify.annotations.NullMarked;
