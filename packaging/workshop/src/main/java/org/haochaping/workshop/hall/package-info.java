/** A whole hall in one folder: city, gateway and terminals, each a process. */
@NullMarked
package org.haochaping.workshop.hall;

import org.jspecify.annotations.NullMarked;
