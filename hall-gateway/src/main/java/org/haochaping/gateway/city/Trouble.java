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

  /** What fails, and what that means, for an alarm. */
  enum Work {
    /** Ratings go to the city. */
    SENDING("city", "ratings wait and are sent again"),
    /** The area's ratings come back from it. */
    FETCHING("city-fetch", "the area's ratings are fetched later");

    private final String kind;
    private final String meaning;

    Work(String kind, String meaning) {
      this.kind = kind;
      this.meaning = meaning;
    }
  }

  private final Alarms alarms;
  private final Backoff backoff;
  private final Work work;
  private int failures;
  private boolean alarmed;

  Trouble(Alarms alarms, Backoff backoff, Work work) {
    this.alarms = alarms;
    this.backoff = backoff;
    this.work = work;
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
          work.kind + (denied ? "-denied" : "-failing"),
          Optional.empty(),
          denied
              ? outlet
                  + ": the city system refuses this gateway's requests; check address and keys in"
                  + " the configuration"
              : outlet + ": the city system gives no results; " + work.meaning);
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
