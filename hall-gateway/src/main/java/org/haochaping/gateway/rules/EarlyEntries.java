package org.haochaping.gateway.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.haochaping.protocol.journal.JournalBody.Reasons;
import org.haochaping.protocol.journal.OfferId;

/**
 * What came of offers before their press did. A terminal that begins a new journal in the middle of
 * an offer writes the rest of the offer there at once and takes the old entries over behind it.
 */
final class EarlyEntries {
  private static final int OFFERS = 1_000;

  private final Map<OfferId, Early> offers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OfferId, Early> eldest) {
          return size() > OFFERS;
        }
      };

  /**
   * What is known of an offer whose press is yet to come.
   *
   * @param firstEntry the ledger's number of the first of its entries
   */
  private record Early(
      long firstEntry, Instant receivedAt, Optional<Reasons> reasons, boolean closed) {}

  void reasons(Arrived entry, Reasons given) {
    Early known = known(entry, given.offer());
    offers.put(
        given.offer(),
        new Early(known.firstEntry, known.receivedAt, Optional.of(given), known.closed));
  }

  void closed(Arrived entry, OfferId offer) {
    Early known = known(entry, offer);
    offers.put(offer, new Early(known.firstEntry, known.receivedAt, known.reasons, true));
  }

  /**
   * The press has come: gives it what came before it.
   *
   * @param more whether a later press of the same offer may be behind it
   */
  void handTo(OpenOffer offer, boolean more) {
    Early early = offers.get(offer.name());
    if (early != null) {
      early.reasons.ifPresent(offer::explained);
      if (early.closed && !more) {
        offer.complete();
      }
      if (!more) {
        offers.remove(offer.name());
      }
    }
  }

  /** Reasons are no longer waited with. */
  void forgetReasons(OfferId offer) {
    Early known = offers.get(offer);
    if (known != null && known.closed) {
      offers.put(offer, new Early(known.firstEntry, known.receivedAt, Optional.empty(), true));
    } else {
      offers.remove(offer);
    }
  }

  /**
   * Forgets ends that have waited so long, and reasons that have waited longer: those nobody would
   * send again.
   */
  void expire(Function<Instant, Waited> waited, Duration ends, Duration reasons) {
    offers
        .values()
        .removeIf(
            early ->
                waited
                    .apply(early.receivedAt)
                    .isFor(ends, early.reasons.isPresent() ? reasons : ends));
  }

  /** The ledger's number of the first entry that waits here. */
  OptionalLong firstEntry() {
    return offers.values().stream().mapToLong(Early::firstEntry).min();
  }

  private Early known(Arrived entry, OfferId offer) {
    Early known = offers.get(offer);
    return known != null
        ? known
        : new Early(entry.id(), entry.receivedAt(), Optional.empty(), false);
  }
}
