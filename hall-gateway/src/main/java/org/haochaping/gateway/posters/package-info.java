/** The window posters, on paper: a code that leads to the rating page. */
@NullMarked
package org.haochaping.gateway.posters;

import org.jspecify.annotations.NullMarked;
