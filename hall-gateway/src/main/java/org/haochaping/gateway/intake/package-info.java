/** From a terminal's batch to a committed entry and the confirmation of it. */
@NullMarked
package org.haochaping.gateway.intake;

import org.jspecify.annotations.NullMarked;
