package org.haochaping.terminal.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.protocol.journal.OfferId;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.terminal.session.SessionState.Rated;

/**
 * Ratings that nobody waits for any longer, since the disk does not answer. What became of them is
 * written down once that is known; whoever pressed has left, so nobody is thanked.
 */
final class Unconfirmed {
  /** One comes in ten seconds at most: hours of a disk that hangs. */
  private static final int MOST = 1_000;

  private final Map<OfferId, Rated> ratings = new LinkedHashMap<>();

  void add(Rated rated) {
    if (ratings.size() == MOST) {
      ratings.remove(ratings.keySet().iterator().next()); // the gateway settles it without an end
    }
    ratings.put(rated.offer().id(), rated);
  }

  /** Whether one of them is about that case: it may be saved yet. */
  boolean isFor(ReceiptCode receipt) {
    return ratings.values().stream().anyMatch(rated -> rated.offer().isFor(receipt));
  }

  /** The end of that offer, which is on disk after all; nothing if it is none of these. */
  Optional<JournalBody> committed(OfferId offer, Moment now) {
    return Optional.ofNullable(ratings.remove(offer))
        .map(rated -> new JournalBody.Closed(now, rated.offer().id()));
  }

  /** The end of that offer, which could not be written; nothing if it is none of these. */
  Optional<JournalBody> failed(OfferId offer, Moment now) {
    return Optional.ofNullable(ratings.remove(offer))
        .map(rated -> SessionEntries.notSaved(rated, now));
  }

  /** What a technician must know. */
  static JournalBody.Alarm alarm(SessionTimes times, Moment now) {
    long seconds = times.saving().toSeconds();
    return new JournalBody.Alarm(
        now,
        "rating-unconfirmed",
        seconds
            + " 秒内未能确认评价已保存，请检查存储卡 / a rating was not confirmed to be saved within "
            + seconds
            + " s: check the storage");
  }
}
