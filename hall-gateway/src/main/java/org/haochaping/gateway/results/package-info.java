/**
 * Counts ratings, cases and follow-ups for hall, departments, windows, clerks and items, and keeps
 * the counts, so that an answer costs the same however large the ledger is (articles 18 and 19).
 */
@NullMarked
package org.haochaping.gateway.results;

import org.jspecify.annotations.NullMarked;
