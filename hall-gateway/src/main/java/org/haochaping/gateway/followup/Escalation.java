package org.haochaping.gateway.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;
import org.jdbi.v3.core.Handle;

/**
 * What happens to a step that is overdue (article 17): an alarm, and the follow-up goes to the next
 * person of the configuration's list, once for each step.
 */
final class Escalation {
  static final String ESCALATED = "escalated";
  private static final String OVERDUE = "overdue";

  private final Ledger ledger;
  private final FollowUpSettings settings;
  private final Clock clock;

  Escalation(Ledger ledger, FollowUpSettings settings, Clock clock) {
    this.ledger = ledger;
    this.settings = settings;
    this.clock = clock;
  }

  /** Looks at all that are open. */
  void run() {
    Instant now = clock.instant();
    for (FollowUp one : new FollowUps(ledger).list(false)) {
      Optional<FollowUp.Overdue> overdue = one.overdue(now);
      if (overdue.isPresent()) {
        escalate(one, overdue.get());
      }
    }
  }

  private void escalate(FollowUp one, FollowUp.Overdue step) {
    String word = step.name().toLowerCase(Locale.ROOT);
    // A reopened follow-up has another date, which is missed once more.
    String note = step == FollowUp.Overdue.VERIFY ? word : word + " " + one.rectifyDate();
    ledger.write(
        handle -> {
          if (!EventRows.has(handle, one.id(), OVERDUE, note)) {
            add(handle, one, OVERDUE, note);
            passOn(handle, one);
            ledger
                .alarms()
                .raise(
                    handle,
                    "followup-overdue",
                    Optional.empty(),
                    "follow-up %d: %s".formatted(one.id(), note),
                    1);
          }
          return 0;
        });
  }

  private void passOn(Handle handle, FollowUp one) {
    List<String> people = settings.escalateTo();
    if (people.isEmpty()) {
      return;
    }
    int before = EventRows.count(handle, one.id(), ESCALATED);
    String next = people.get(Math.min(before, people.size() - 1));
    handle
        .createUpdate("update followup set escalated_to = :to where id = :id")
        .bind("to", next)
        .bind("id", one.id())
        .execute();
    add(handle, one, ESCALATED, next);
  }

  private void add(Handle handle, FollowUp one, String what, String note) {
    EventRows.add(handle, one.id(), clock.millis(), EventRows.GATEWAY, what, one.state(), note);
  }
}
