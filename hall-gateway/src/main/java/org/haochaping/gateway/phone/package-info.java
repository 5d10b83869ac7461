/**
 * The hall's rating page for phones, by the receipt's link or a window's poster. The way is: page
 * with five levels, commit, thanks, reasons. Beside it, on a channel of its own, the page for
 * reports of breaches of discipline.
 */
@NullMarked
package org.haochaping.gateway.phone;

import org.jspecify.annotations.NullMarked;
