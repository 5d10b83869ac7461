package org.haochaping.gateway.rules;

import java.time.Duration;

/**
 * How long something is here.
 *
 * @param whole since it came in
 * @param reading that part of it in which more could have come in, for the gateway ran
 */
record Waited(Duration whole, Duration reading) {
  /** Whether more had so long to come, and it is here for so long. */
  boolean isFor(Duration more, Duration least) {
    return reading.compareTo(more) >= 0 && whole.compareTo(least) >= 0;
  }
}
