package org.haochaping.gateway.reconcile;

import org.haochaping.protocol.city.RecordKey;

/** Tells which records the city has from elsewhere, so that the hall is not to have sent them. */
@FunctionalInterface
interface Elsewhere {
  boolean has(RecordKey key);
}
