package org.haochaping.gateway.reconcile;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.work.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares ledger and city each night, on a thread of its own that only reads until it keeps the
 * result. What was under way at the first look is gone at a second one, ten minutes later; only
 * what differs at both counts. A night that was missed, with the gateway off, is made up for.
 */
public final class Nightly {
  private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);
  private static final Duration LOOK = Duration.ofSeconds(20);
  private static final Duration SECOND_LOOK = Duration.ofMinutes(10);
  private static final int KEPT_LINES = 50;
  private static final int REMEMBERED = 10_000;

  private final Nights nights;
  private final Comparison comparison;
  private final Time time;
  private final Clock clock;
  private final Duration secondLook;
  private final LocalDate startedIn;

  /**
   * When it is.
   *
   * @param at the time of day
   * @param zone the hall's
   */
  public record Time(LocalTime at, ZoneId zone) {
    /** The night whose time came last: the hall's day. */
    LocalDate lastBefore(Instant now) {
      ZonedDateTime local = now.atZone(zone);
      ZonedDateTime tonight = local.toLocalDate().atTime(at).atZone(zone);
      return local.isBefore(tonight) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }
  }

  /** One comparison of ledger and city. */
  @FunctionalInterface
  interface Comparison {
    Reconcile.Summary look(Consumer<String> lines) throws SQLException;
  }

  Nightly(Ledger ledger, Comparison comparison, Time time, Clock clock, Duration secondLook) {
    this.nights = new Nights(ledger);
    this.comparison = comparison;
    this.time = time;
    this.clock = clock;
    this.secondLook = secondLook;
    this.startedIn = time.lastBefore(clock.instant());
  }

  /** Starts. */
  public static Worker start(Ledger ledger, Reconcile reconcile, Time time, Clock clock) {
    Nightly nightly =
        new Nightly(ledger, lines -> reconcile.run(List.of(), lines), time, clock, SECOND_LOOK);
    return Worker.start(
        "reconcile",
        Duration.ofSeconds(60),
        "reconciliation failed, trying again",
        () -> {
          nightly.step();
          TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        });
  }

  /** Compares if it is time; whether it was. */
  boolean step() throws SQLException, InterruptedException {
    Instant now = clock.instant();
    LocalDate night = time.lastBefore(now);
    if (!night.isAfter(nights.last().map(Night::night).orElse(startedIn))) {
      return false;
    }
    Set<String> seen = new HashSet<>();
    Reconcile.Summary first =
        comparison.look(
            line -> {
              if (seen.size() < REMEMBERED && line.startsWith(Findings.DIFFERENCE)) {
                seen.add(line);
              }
            });
    if (first.differences() == 0) {
      keep(night, now, first.line(), 0, "");
      return true;
    }
    TimeUnit.MILLISECONDS.sleep(secondLook.toMillis());
    Still still = new Still(seen);
    String line = comparison.look(still::look).line();
    keep(night, now, line, still.count, still.lines.toString());
    return true;
  }

  private void keep(LocalDate night, Instant start, String line, long differences, String lines) {
    nights.keep(new Night(night, start, clock.instant(), line, differences, lines));
    LOG.info("reconciled night={} still-different={} {}", night, differences, line);
  }

  /** What differs at the second look too. */
  private static final class Still {
    private final Set<String> before;
    private final StringJoiner lines = new StringJoiner("\n");
    private long count;

    private Still(Set<String> before) {
      this.before = before;
    }

    private void look(String line) {
      boolean differs = line.startsWith(Findings.DIFFERENCE);
      if (differs && (before.contains(line) || before.size() >= REMEMBERED)) {
        count++;
        if (count <= KEPT_LINES) {
          lines.add(line);
        }
      }
    }
  }
}
