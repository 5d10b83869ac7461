package org.haochaping.terminal.screen;

import java.util.Optional;
import org.haochaping.protocol.SatisfactionLevel;

/** What the screen can show. */
public sealed interface View {

  /** The word for logs and file names. */
  String name();

  /** Nobody is there: an invitation to scan. */
  record Idle() implements View {
    @Override
    public String name() {
      return "idle";
    }
  }

  /**
   * The five levels.
   *
   * @param batch how many cases the one rating is for
   * @param chosen the level that was pressed and is being saved; empty before that, and nothing is
   *     selected then
   */
  record Rate(int batch, Optional<SatisfactionLevel> chosen) implements View {
    @Override
    public String name() {
      return chosen.isPresent() ? "rated" : "offered";
    }
  }

  /** The rating is on disk. */
  record Thanks() implements View {
    @Override
    public String name() {
      return "thanked";
    }
  }

  /**
   * Something was not taken.
   *
   * @param reason a word for logs
   * @param why the reason, for the person
   * @param advice what the person can do
   */
  record Refused(String reason, Words why, Words advice) implements View {
    @Override
    public String name() {
      return "refused";
    }
  }

  /**
   * The terminal can't take ratings.
   *
   * @param reason a word for logs
   */
  record OutOfService(String reason) implements View {
    @Override
    public String name() {
      return "out-of-service";
    }
  }
}
