/** Reads the raw entries behind a cursor, lets the rules settle them, and keeps what they say. */
@NullMarked
package org.haochaping.gateway.settlement;

import org.jspecify.annotations.NullMarked;
