package org.haochaping.terminal.journal;

import java.util.List;
import java.util.Optional;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.Moment;

/**
 * Remembers what a disk that was full, read-only or broken kept from the journal, so that the hall
 * hears of it once entries can be written again. The journal's thread alone owns it.
 */
final class Outage {
  static final String ALARM = "journal-unavailable";

  /** A program that ends holds the journal a little longer; that is no outage. */
  private static final int TRIES = 8;

  /** While nothing can be written, the alarm can't either; each try costs the log some lines. */
  private static final long PAUSE_MILLIS = 60_000;

  private long entries;
  private long ratings;
  private int tries;
  private long nextTry;
  private volatile boolean lasting;

  /** Whether nothing could be written since a fault. Any thread. */
  boolean isLasting() {
    return lasting;
  }

  /** A fault of the disk closed the journal. */
  void begun() {
    lasting = true;
  }

  void notWritten(List<Encoded> bodies) {
    entries += bodies.size();
    ratings += bodies.stream().filter(Encoded::isRating).count();
  }

  void notOpened() {
    tries++;
  }

  /** Something was written: what is due may be told at once. */
  void over() {
    nextTry = 0;
    lasting = false;
  }

  /** The alarm, if one is to be tried now. */
  Optional<JournalBody.Alarm> due(Moment now) {
    if ((entries == 0 && tries < TRIES) || now.monotonicMillis() < nextTry) {
      return Optional.empty();
    }
    nextTry = now.monotonicMillis() + PAUSE_MILLIS;
    return Optional.of(
        new JournalBody.Alarm(
            now,
            ALARM,
            "评价记录曾无法保存：%d 条记录未保存，其中评价 %d 条，已当场告知；打开失败 %d 次。请检查磁盘".formatted(entries, ratings, tries)
                + " / the journal could not be written: %d entries not saved, %d of them ratings, whose"
                    .formatted(entries, ratings)
                + " citizens were told; not opened %d times. Check the disk".formatted(tries)));
  }

  /** The alarm is on disk. */
  void told() {
    entries = 0;
    ratings = 0;
    tries = 0;
    lasting = false;
  }
}
