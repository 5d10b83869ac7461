package org.haochaping.gateway.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.protocol.TerminalId;
import org.haochaping.protocol.wire.Stored;

/** What is said to terminals once a transaction is on disk. */
final class Answers {
  private final Clock clock;
  private final List<Answer> list = new ArrayList<>();

  private record Answer(TerminalId terminal, Stored stored) {
    boolean replaces(Answer older) {
      return isGood() && older.isGood() && older.stored.journal().equals(stored.journal());
    }

    private boolean isGood() {
      return stored.problem().isEmpty();
    }
  }

  Answers(Clock clock) {
    this.clock = clock;
  }

  /** A confirmation of a later entry stands for one of an earlier entry. */
  void add(TerminalId terminal, Stored stored) {
    Answer answer = new Answer(terminal, stored);
    list.removeIf(answer::replaces);
    list.add(answer);
  }

  void sendAll(Confirmations confirmations) {
    for (Answer answer : list) {
      Stored stored = answer.stored;
      confirmations.send(
          answer.terminal,
          new Stored(
              stored.journal(),
              stored.upTo(),
              stored.head(),
              clock.instant(),
              stored.problem(),
              stored.at(),
              stored.comeBackAfter()));
    }
  }
}
