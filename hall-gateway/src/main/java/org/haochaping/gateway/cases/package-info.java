/**
 * Cases (办件) as the window's own system hands them in, and the receipts that are printed for them.
 */
@NullMarked
package org.haochaping.gateway.cases;

import org.jspecify.annotations.NullMarked;
