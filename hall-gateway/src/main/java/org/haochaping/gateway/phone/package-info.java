/**
 * The hall's rating page for phones, by the receipt's link or a window's poster. The way is: page
 * with five levels, commit, thanks, reasons.
 */
@NullMarked
package org.haochaping.gateway.phone;

import org.jspecify.annotations.NullMarked;
