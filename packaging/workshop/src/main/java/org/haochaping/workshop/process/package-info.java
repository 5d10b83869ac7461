/** Starting, watching and killing the three programs as processes of their own. */
@NullMarked
package org.haochaping.workshop.process;

import org.jspecify.annotations.NullMarked;
