package org.haochaping.workshop.chaos;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.haochaping.workshop.process.ProgramException;

/** Carries a kill plan out: kills, launches again, says so. */
final class Striker {
  private final Map<String, Victim> victims;
  private final Book book;
  private final Complaints complaints;
  private final PrintStream out;
  private final long began = System.nanoTime();
  private int kills;

  Striker(Map<String, Victim> victims, Book book, Complaints complaints, PrintStream out) {
    this.victims = Map.copyOf(victims);
    this.book = book;
    this.complaints = complaints;
    this.out = out;
  }

  /** Carries it out until its end or the first complaint; gives the number of kills. */
  int carryOut(KillPlan plan) throws InterruptedException {
    try {
      for (KillPlan.Strike strike : plan.strikes()) {
        if (complaints.any()) {
          break;
        }
        strike(strike, plan.kills());
      }
      for (Victim victim : victims.values()) {
        victim.awaitReady();
      }
    } catch (ProgramException e) {
      complaints.add(e);
    }
    return kills;
  }

  private void strike(KillPlan.Strike strike, int of) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(strike.after().toMillis());
    List<Victim> struck = strike.victims().stream().map(this::victim).toList();
    if (strike.moment() == KillPlan.Moment.RUNNING) {
      struck.forEach(Victim::awaitReady);
    }
    atOnce(struck.stream().map(victim -> CompletableFuture.runAsync(victim::kill)).toList());
    struck.forEach(Victim::launch);
    kills += struck.size();
    out.printf(
        Locale.ROOT,
        "%6.1f s  强杀 kill %d/%d: %s%s  已感谢 thanked=%d%n",
        (System.nanoTime() - began) / 1e9,
        kills,
        of,
        String.join(" + ", strike.victims()),
        strike.moment() == KillPlan.Moment.STARTING ? " (启动中 starting)" : "",
        book.thanked().size());
  }

  private static void atOnce(List<CompletableFuture<Void>> kills) {
    try {
      CompletableFuture.allOf(kills.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ProgramException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private Victim victim(String name) {
    Victim victim = victims.get(name);
    if (victim == null) {
      throw new IllegalArgumentException("the plan names " + name + ", which does not run here");
    }
    return victim;
  }
}
