/** The database: one schema on SQLite and on PostgreSQL, and what keeps it whole. */
@NullMarked
package org.haochaping.gateway.ledger;

import org.jspecify.annotations.NullMarked;
