package org.haochaping.gateway.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.haochaping.protocol.journal.JournalBody.Alarm;
import org.haochaping.protocol.journal.JournalBody.Boot;
import org.haochaping.protocol.journal.JournalBody.ClockSet;
import org.haochaping.protocol.journal.JournalBody.Closed;
import org.haochaping.protocol.journal.JournalBody.Offered;
import org.haochaping.protocol.journal.JournalBody.Rated;
import org.haochaping.protocol.journal.JournalBody.Reasons;
import org.haochaping.protocol.journal.OfferId;

/**
 * Gathers the entries of each offer until nothing more is to be waited for: the offer is closed, or
 * the same terminal made its next offer (it has one at a time), or a set time has passed since the
 * press came in. A press whose time is not trusted waits longer, for its boot's {@code clock}
 * entry.
 *
 * <p>Entries are handed over in the ledger's order. The same entries handed over again (after a
 * restart, or through a salvaged journal) give the same offers again; whoever keeps them knows each
 * by its name.
 */
public final class OfferBook {
  private static final int BOOTS = 1_000;
  private static final Set<String> ENDS_TAKEOVER = Set.of("journal-damaged", "journal-forked");

  private final Duration forMore;
  private final Duration forClock;
  private final int capacity;
  private final Instant readSince;
  private final Map<OfferId, OpenOffer> open = new LinkedHashMap<>();
  private final Map<String, ClockSet> clocks =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ClockSet> eldest) {
          return size() > BOOTS;
        }
      };
  private final Map<Long, OpenOffer> current = new HashMap<>();
  private final Map<Long, OfferId> offered = new HashMap<>();
  private final Map<Long, Arrived> takingOver = new HashMap<>();
  private final EarlyEntries early = new EarlyEntries();
  private final List<OpenOffer> overflow = new ArrayList<>();

  /**
   * An empty book.
   *
   * @param forMore how long to wait for reasons, or a change of mind
   * @param forClock how long to wait for the time of a press
   * @param capacity with more open offers than this, the oldest is settled as it is
   * @param readSince since when entries come in: while a gateway is down its terminals can send
   *     nothing more, and no time passes for them
   */
  public OfferBook(Duration forMore, Duration forClock, int capacity, Instant readSince) {
    this.forMore = forMore;
    this.forClock = forClock;
    this.capacity = capacity;
    this.readSince = readSince;
  }

  /**
   * Takes the next entry.
   *
   * @return false if it is a reason for an offer that is not open here: it came late, or before its
   *     press
   */
  public boolean take(Arrived entry) {
    if (entry.body() instanceof Rated rated) {
      rated(entry, rated);
    } else if (entry.body() instanceof Reasons reasons) {
      OpenOffer offer = open.get(reasons.offer());
      if (offer == null) {
        early.reasons(entry, reasons);
        return false;
      }
      offer.explained(reasons);
    } else if (entry.body() instanceof Closed closed) {
      OpenOffer offer = open.get(closed.offer());
      if (offer != null) {
        offer.complete();
      } else if (!closed.offer().equals(offered.get(entry.journal()))) {
        early.closed(entry, closed.offer());
      }
    } else if (entry.body() instanceof Offered begun) {
      completeOther(entry.journal(), begun.offer());
      offered.put(entry.journal(), begun.offer());
    } else if (entry.body() instanceof ClockSet set) {
      // Kept, since in a journal that took over another's entries the press may come behind it.
      clocks.put(set.at().boot(), set);
      open.values().stream()
          .filter(offer -> offer.boot().equals(set.at().boot()))
          .forEach(offer -> offer.clockSet(set));
    } else if (entry.body() instanceof Boot boot) {
      booted(entry, boot);
    } else if (entry.body() instanceof Alarm alarm && endsTakeover(entry.journal(), alarm)) {
      takenOver(entry.journal(), alarm.at().boot());
    }
    return true;
  }

  /** Takes out what is settled by now, in the order of the presses' arrival. */
  public List<Settled> settle(Instant now) {
    List<Settled> settled = new ArrayList<>();
    overflow.forEach(offer -> settled.add(offer.settle()));
    overflow.clear();
    open.values()
        .removeIf(
            offer -> {
              boolean done =
                  offer.isSettled(waited(offer.pressReceivedAt(), now), forMore, forClock);
              if (done) {
                settled.add(offer.settle());
              }
              return done;
            });
    early.expire(receivedAt -> waited(receivedAt, now), forMore, forClock);
    takingOver.values().removeIf(boot -> waited(boot.receivedAt(), now).isFor(forMore, forMore));
    return settled;
  }

  private Waited waited(Instant receivedAt, Instant now) {
    // A start in the future is one before the clock was set back.
    boolean before = receivedAt.isBefore(readSince) && !readSince.isAfter(now);
    Instant from = before ? readSince : receivedAt;
    return new Waited(Duration.between(receivedAt, now), Duration.between(from, now));
  }

  /**
   * Reasons for an offer whose rating is there need not be kept for its press, unless the terminal
   * takes over a journal that may have a later one.
   */
  public void areLate(long journal, OfferId offer) {
    if (!takingOver.containsKey(journal)) {
      early.forgetReasons(offer);
    }
  }

  /**
   * Where to read on from after a restart, having read up to {@code lastRead}: nothing at or before
   * it is needed again.
   */
  public long resumeAfter(long lastRead) {
    return LongStream.of(
                open.values().stream().mapToLong(OpenOffer::firstEntry).min().orElse(lastRead + 1),
                early.firstEntry().orElse(lastRead + 1),
                takingOver.values().stream().mapToLong(Arrived::id).min().orElse(lastRead + 1))
            .min()
            .orElseThrow()
        - 1;
  }

  private void rated(Arrived entry, Rated rated) {
    OpenOffer offer = open.get(rated.offer());
    if (offer != null) {
      offer.pressedAgain(entry, rated);
      return;
    }
    completeOther(entry.journal(), rated.offer());
    OpenOffer opened = new OpenOffer(entry, rated);
    ClockSet known = clocks.get(rated.at().boot());
    if (known != null) {
      opened.clockSet(known);
    }
    early.handTo(opened, takingOver.containsKey(entry.journal()));
    open.put(rated.offer(), opened);
    current.put(entry.journal(), opened);
    shedOldest();
  }

  private void booted(Arrived entry, Boot boot) {
    long journal = entry.journal();
    if (boot.continues().isPresent()) {
      takingOver.putIfAbsent(journal, entry); // an older one may be among what is taken over
    } else if (!takingOver.containsKey(journal)) {
      endOtherBoots(journal, boot.at().boot());
      OpenOffer last = current.remove(journal);
      if (last != null) {
        last.complete();
      }
    }
  }

  /** The alarm of an earlier takeover can be among what is taken over. */
  private boolean endsTakeover(long journal, Alarm alarm) {
    Arrived begun = takingOver.get(journal);
    return ENDS_TAKEOVER.contains(alarm.alarm())
        && (begun == null
            || (alarm.at().boot().equals(begun.body().at().boot())
                && alarm.at().monotonicMillis() >= begun.body().at().monotonicMillis()));
  }

  /** All of the other journal is here: what belongs to earlier boots gets nothing more. */
  private void takenOver(long journal, String boot) {
    takingOver.remove(journal);
    endOtherBoots(journal, boot);
    open.values().stream()
        .filter(offer -> offer.journal() == journal)
        .forEach(offer -> early.handTo(offer, false));
    open.values().stream()
        .filter(offer -> offer.journal() == journal && !offer.boot().equals(boot))
        .forEach(OpenOffer::complete);
  }

  private void endOtherBoots(long journal, String boot) {
    open.values().stream()
        .filter(offer -> offer.journal() == journal && !offer.boot().equals(boot))
        .forEach(OpenOffer::noClockWillCome);
  }

  /**
   * A terminal has one offer at a time: another one completes the one before. Not so while it takes
   * over old entries, which come between those of the offer that it has.
   */
  private void completeOther(long journal, OfferId but) {
    if (takingOver.containsKey(journal)) {
      return;
    }
    OpenOffer offer = current.get(journal);
    if (offer != null && !offer.name().equals(but)) {
      offer.complete();
      current.remove(journal);
    }
  }

  private void shedOldest() {
    if (open.size() > capacity) {
      OfferId oldest = open.keySet().iterator().next();
      OpenOffer offer = open.remove(oldest);
      if (offer != null) {
        overflow.add(offer);
      }
    }
  }
}
