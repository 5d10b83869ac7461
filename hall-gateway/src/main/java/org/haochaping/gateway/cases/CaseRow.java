package org.haochaping.gateway.cases;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A case as it lies in the ledger.
 *
 * @param id its row
 * @param resultDate as the city writes it; empty while unfinished
 * @param leader the row that the batch's receipt names; empty where it is no member of one
 */
record CaseRow(
    long id,
    String handle,
    CaseState state,
    CaseFile file,
    Optional<String> resultDate,
    OptionalLong leader) {}
