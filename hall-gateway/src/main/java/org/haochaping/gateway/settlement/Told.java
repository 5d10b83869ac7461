package org.haochaping.gateway.settlement;

import java.util.Locale;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.ledger.Positions;
import org.jdbi.v3.core.Handle;

/**
 * What somebody was told about by an alarm, so that entries that are read once more, after a
 * restart, raise none once more. After a kill an alarm may be counted once more all the same.
 */
final class Told {
  private static final String READER = "settlement-told";

  /** What can come after its rating has gone on. */
  enum Late {
    CHANGE("a change of mind came in after its rating had gone on; the journal has both presses"),
    REASONS("reasons came in after their rating had gone on without any; the journal has them");

    private final String sentence;

    Late(String sentence) {
      this.sentence = sentence;
    }

    String alarm() {
      return word() + "-too-late";
    }

    String sentence() {
      return sentence;
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Ledger ledger;
  private long upTo;
  private boolean toldSome;

  Told(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Reading begins anew; numbers behind the last entry are of a ledger that was put back. */
  void begin() {
    toldSome = false;
    upTo =
        ledger.read(
            handle ->
                Math.min(
                    handle
                        .createQuery("select coalesce(max(id), 0) from entry")
                        .mapTo(Long.class)
                        .one(),
                    Positions.of(handle, READER)));
  }

  /** Whether nothing was told of that entry yet; whoever asks tells now. */
  boolean isNews(long entry) {
    boolean news = entry > upTo;
    toldSome |= news;
    return news;
  }

  /** Whether that has to be kept soon. */
  boolean isDue() {
    return toldSome;
  }

  /** Keeps it, in the transaction in which the reader moves. */
  void keep(Handle handle, long lastRead) {
    Positions.move(handle, READER, Math.max(upTo, lastRead));
    toldSome = false;
  }

  /** Whether nothing was told yet of what came too late for an offer; the caller tells now. */
  static boolean isFirst(Handle handle, String offer, Late what) {
    return handle.execute(
            "insert into told_late (offer, what) values (?, ?) on conflict do nothing",
            offer,
            what.word())
        == 1;
  }
}
