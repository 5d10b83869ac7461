package org.haochaping.gateway.city;

import java.time.Duration;
import java.util.Optional;
import org.haochaping.gateway.city.OutletException.Kind;
import org.haochaping.gateway.ledger.Alarms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures in a row: how long to wait, what to log, and when it is an alarm. One thread's. */
final class Trouble {
  private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
  private static final int LOG_EVERY = 20;
  private static final int ALARM_AT = 5;

  private final Alarms alarms;
  private final Backoff backoff;
  private int failures;
  private boolean alarmed;

  Trouble(Alarms alarms, Backoff backoff) {
    this.alarms = alarms;
    this.backoff = backoff;
  }

  /** One more failure; gives the wait before the next attempt. */
  Duration again(String outlet, OutletException problem) {
    failures++;
    Duration wait = backoff.after(failures, problem.notBefore());
    if (failures == 1 || failures % LOG_EVERY == 0) {
      LOG.warn(
          "no result outlet={} failures={} again-in-ms={} problem={}",
          outlet,
          failures,
          wait.toMillis(),
          problem.words());
    }
    boolean denied = problem.kind() == Kind.DENIED;
    if (!alarmed && (denied || failures >= ALARM_AT)) {
      alarmed = true;
      alarms.raise(
          denied ? "city-denied" : "city-failing",
          Optional.empty(),
          denied
              ? outlet
                  + ": the city system refuses this gateway's requests; check address and keys in"
                  + " the configuration"
              : outlet + ": the city system gives no results; ratings wait and are sent again");
    }
    return wait;
  }

  /** It works again. */
  void over(String outlet) {
    if (failures > 0) {
      LOG.info("results again outlet={} after-failures={}", outlet, failures);
    }
    failures = 0;
    alarmed = false;
  }
}
