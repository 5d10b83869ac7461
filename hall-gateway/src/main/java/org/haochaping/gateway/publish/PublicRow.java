package org.haochaping.gateway.publish;

import java.util.Optional;
import org.haochaping.gateway.results.Subject;
import org.haochaping.gateway.results.Tally;

/**
 * One group of a published table.
 *
 * @param tally empty where it is not published, since it has too few ratings or guards one that has
 * @param before the same of the period before, where that was published
 */
public record PublicRow(Subject subject, Optional<Tally> tally, Optional<Tally> before) {}
