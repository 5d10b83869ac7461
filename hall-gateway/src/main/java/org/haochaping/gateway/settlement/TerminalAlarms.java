package org.haochaping.gateway.settlement;

import java.util.Optional;
import org.haochaping.gateway.ledger.Alarms;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.journal.JournalBody.Alarm;

/**
 * What terminals report of themselves in their journals, such as a damaged file, among the hall's
 * alarms. A terminal can't fill the ledger with them, nor put anything but a sentence there. After
 * a kill an alarm may be counted once more.
 */
final class TerminalAlarms {
  private static final int MAX_ROWS = 100;
  private static final int MAX_DETAIL = 300;

  private final Ledger ledger;
  private final Alarms alarms;

  TerminalAlarms(Ledger ledger) {
    this.ledger = ledger;
    this.alarms = ledger.alarms();
  }

  void raise(String terminal, Alarm alarm) {
    if (!alarm.alarm().matches("[a-z][a-z-]{0,39}") || rows(terminal) >= MAX_ROWS) {
      alarms.raise(
          "terminal-alarms",
          Optional.of(terminal),
          "more or stranger alarms than can be told apart; its journal has them");
      return;
    }
    String detail = alarm.detail().replaceAll("\\p{Cntrl}", " ");
    int end = Math.min(detail.codePointCount(0, detail.length()), MAX_DETAIL);
    alarms.reported(
        alarm.alarm(), terminal, detail.substring(0, detail.offsetByCodePoints(0, end)));
  }

  private long rows(String terminal) {
    return ledger.read(
        handle ->
            handle
                .createQuery("select count(*) from alarm where terminal = :terminal")
                .bind("terminal", terminal)
                .mapTo(Long.class)
                .one());
  }
}
