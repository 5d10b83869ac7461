package org.haochaping.gateway.results;

/**
 * One line of a result.
 *
 * @param tally of the period that was asked for
 * @param before of the period before it, of the same length; {@link Tally#NONE} where nothing was
 *     counted
 */
public record ResultRow(Subject subject, Tally tally, Tally before) {}
