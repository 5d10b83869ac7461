package org.haochaping.terminal.diagnosis;

import java.util.Optional;
import org.haochaping.terminal.screen.View.Verdict;
import org.haochaping.terminal.screen.Words;

/** What a probe found, and what to do. */
record Result(Verdict verdict, Words found, Optional<Words> next) {
  static Result good(String chinese, String english) {
    return new Result(Verdict.GOOD, new Words(chinese, english), Optional.empty());
  }

  static Result attention(Words found, String chinese, String english) {
    return new Result(Verdict.ATTENTION, found, Optional.of(new Words(chinese, english)));
  }

  static Result bad(Words found, String chinese, String english) {
    return new Result(Verdict.BAD, found, Optional.of(new Words(chinese, english)));
  }
}
