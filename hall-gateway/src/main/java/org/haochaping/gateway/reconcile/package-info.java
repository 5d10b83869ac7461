/**
 * Compares what terminals, ledger and city have, by count and by hash, and names each difference.
 * Reads only; memory does not grow with what is compared.
 */
@NullMarked
package org.haochaping.gateway.reconcile;

import org.jspecify.annotations.NullMarked;
