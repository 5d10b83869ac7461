package org.haochaping.terminal.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.protocol.journal.JournalBody;
import org.haochaping.protocol.journal.Moment;
import org.haochaping.terminal.session.SessionEffect.Append;

/** One event's turn: when it is taken, and what is to be done about it, in order. */
final class Turn {
  private final Moment now;
  private final List<SessionEffect> effects = new ArrayList<>();

  Turn(Moment now) {
    this.now = now;
  }

  Moment now() {
    return now;
  }

  List<SessionEffect> effects() {
    return List.copyOf(effects);
  }

  void add(SessionEffect effect) {
    effects.add(effect);
  }

  /** Into the journal. */
  void write(JournalBody entry) {
    effects.add(new Append(entry));
  }

  /** That long after it, in milliseconds of the boot's monotonic clock. */
  long after(Duration time) {
    return now.monotonicMillis() + time.toMillis();
  }
}
