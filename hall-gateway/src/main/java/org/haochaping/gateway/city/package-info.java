/**
 * Deliveries to the city system: an outbox in the ledger, one courier thread for an outlet, and an
 * outlet for each kind of city interface. A record is pending, sent, or refused with the city's own
 * words, and nothing else.
 */
@NullMarked
package org.haochaping.gateway.city;

import org.jspecify.annotations.NullMarked;
