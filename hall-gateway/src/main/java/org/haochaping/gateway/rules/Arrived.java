package org.haochaping.gateway.rules;

import java.time.Instant;
import org.haochaping.protocol.journal.JournalBody;

/**
 * An entry of the ledger, read.
 *
 * @param id its place in the ledger, in the order of arrival
 * @param journal the ledger's number of the journal that it came in
 * @param terminal whose journal that is
 * @param receivedAt when the gateway committed it, UTC
 */
public record Arrived(
    long id, long journal, String terminal, long seq, JournalBody body, Instant receivedAt) {}
