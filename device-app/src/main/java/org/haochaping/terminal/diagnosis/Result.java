package org.haochaping.terminal.diagnosis;

import java.time.Duration;
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

  /** The same, with how long it took. */
  Result slow(Duration took) {
    Words slow =
        new Words(
            found.chinese() + "（偏慢，用时 " + Ages.chinese(took) + "）",
            found.english() + " Slow: " + Ages.english(took) + ".");
    return verdict == Verdict.GOOD
        ? attention(slow, "若再次偏慢，请检查存储卡或网络", "If it is slow again, check card and network.")
        : new Result(verdict, slow, next);
  }

  /** Both; what is good goes without saying beside what is not. */
  Result and(Result other) {
    if (other.verdict == Verdict.GOOD) {
      return this;
    }
    return new Result(
        verdict.compareTo(other.verdict) > 0 ? verdict : other.verdict,
        joined(found, other.found),
        next.isPresent() && other.next.isPresent() && !next.equals(other.next)
            ? Optional.of(joined(next.get(), other.next.get()))
            : next.or(other::next));
  }

  private static Words joined(Words one, Words other) {
    return new Words(one.chinese() + "；" + other.chinese(), one.english() + " " + other.english());
  }

  static Result bad(Words found, String chinese, String english) {
    return new Result(Verdict.BAD, found, Optional.of(new Words(chinese, english)));
  }
}
