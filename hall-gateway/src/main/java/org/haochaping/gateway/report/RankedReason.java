package org.haochaping.gateway.report;

/**
 * A reason that was given with active ratings.
 *
 * @param label the sentence, or the code where the list has it no more
 */
public record RankedReason(String code, String label, long count) {}
