/** Many sessions at one terminal, and whether it is the same after them as before. */
@NullMarked
package org.haochaping.workshop.soak;

import org.jspecify.annotations.NullMarked;
