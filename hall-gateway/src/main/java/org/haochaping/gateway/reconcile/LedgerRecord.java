package org.haochaping.gateway.reconcile;

import org.haochaping.protocol.Hash;
import org.haochaping.protocol.city.RecordKey;

/**
 * A record as the ledger would send it now.
 *
 * @param erased whether the applicant is erased, so that the content can't be compared any more
 * @param state of its rating's delivery
 * @param answer what the city said
 */
record LedgerRecord(RecordKey key, Hash hash, boolean erased, String state, String answer) {}
