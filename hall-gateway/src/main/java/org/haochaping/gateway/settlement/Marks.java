package org.haochaping.gateway.settlement;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.rules.FairPlay;
import org.haochaping.gateway.rules.FairPlayLimits;
import org.jdbi.v3.core.Handle;

/**
 * Marks ratings that look like staff pressing, each with an alarm that names the window (article
 * 4). Nothing is dropped or decided otherwise for a mark.
 */
final class Marks {
  private static final int LATELY = 500;

  private final Ledger ledger;
  private final FairPlay fairPlay;

  Marks(Ledger ledger, FairPlayLimits limits) {
    this.ledger = ledger;
    this.fairPlay = new FairPlay(limits);
  }

  /** Recalls what was settled before a restart. */
  void recall() {
    List<FairPlay.Seen> lately =
        ledger.read(
            handle ->
                handle
                    .createQuery(
                        "select window_no, level, pressed_at, service_case from rating"
                            + " where is_default = 0 and about = 'window'"
                            + " order by id desc limit :limit")
                    .bind("limit", LATELY)
                    .map(
                        (row, context) ->
                            new FairPlay.Seen(
                                row.getInt(1),
                                row.getInt(2),
                                Instant.ofEpochMilli(row.getLong(3)),
                                row.getObject(4) != null,
                                Optional.empty()))
                    .list());
    for (int i = lately.size() - 1; i >= 0; i--) {
      fairPlay.marks(lately.get(i)); // what was marked then is marked in the ledger
    }
  }

  private record Alarm(String kind, String detail) {}

  void look(Handle handle, Adjudication adjudication, List<Adjudication.Kept> settled)
      throws SQLException {
    // Counted first: a window that is marked at all is marked many times, and intake waits.
    Map<Alarm, Integer> alarms = new LinkedHashMap<>();
    for (Adjudication.Kept one : settled) {
      if (one.rating().isDefault() || !one.rating().about().equals("window")) {
        continue;
      }
      List<String> marks =
          fairPlay.marks(
              new FairPlay.Seen(
                  one.rating().window(),
                  one.rating().level(),
                  one.rating().pressedAt(),
                  one.file().isPresent(),
                  one.file().flatMap(CaseRow::acceptedAt)));
      for (String mark : marks) {
        adjudication.mark(one, mark);
        alarms.merge(
            new Alarm("fair-play-" + mark, "window " + one.rating().window()), 1, Integer::sum);
      }
    }
    alarms.forEach(
        (alarm, times) ->
            ledger.alarms().raise(handle, alarm.kind(), Optional.empty(), alarm.detail(), times));
  }
}
