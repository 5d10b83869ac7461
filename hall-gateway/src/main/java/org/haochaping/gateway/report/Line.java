package org.haochaping.gateway.report;

import java.util.Optional;
import org.haochaping.gateway.results.Subject;
import org.haochaping.gateway.results.Tally;

/**
 * One line of a table.
 *
 * @param tally empty where it has too few ratings to be told, or guards one that has
 */
public record Line(Subject subject, Optional<Tally> tally) {}
