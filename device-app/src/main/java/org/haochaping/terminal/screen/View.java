package org.haochaping.terminal.screen;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
   * @param subject what is rated
   * @param chosen the level that was pressed and is being saved; empty before that, and nothing is
   *     selected then
   */
  record Rate(Subject subject, Optional<SatisfactionLevel> chosen) implements View {
    @Override
    public String name() {
      return chosen.isPresent() ? "rated" : "offered";
    }
  }

  /**
   * Why this level: any of the choices, or none. The rating is saved already.
   *
   * @param focus the place of the choice that the keys are at; as many as there are choices means
   *     the button that confirms, one more the button that skips
   */
  record Reasons(SatisfactionLevel level, List<ReasonChoice> choices, int focus, FollowUp followUp)
      implements View {
    /** Copies the choices. */
    public Reasons {
      choices = List.copyOf(choices);
    }

    @Override
    public String name() {
      return "reasons";
    }
  }

  /** What comes after a rating (article 17). */
  enum FollowUp {
    /** The rating is not bad: nobody has to do anything about it. */
    NONE,
    /** It is bad and of a case: somebody calls the applicant within 48 hours. */
    CALL,
    /** It is bad and of no case: it is kept and read, and nobody could be called. */
    NOBODY_TO_CALL
  }

  /**
   * The rating is on disk.
   *
   * @param changeSeconds for so long another level may be chosen instead
   */
  record Thanks(int changeSeconds, FollowUp followUp) implements View {
    @Override
    public String name() {
      return "thanked";
    }
  }

  /**
   * Something was not taken.
   *
   * @param reason a word for logs; the texts have a sentence {@code refused.} and this word, and
   *     one that ends with {@code .advice}
   */
  record Refused(String reason) implements View {
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

  /**
   * A technician is asked for the PIN.
   *
   * @param digits how many were entered
   * @param wrong whether the PIN before this one was wrong
   */
  record Pin(int digits, boolean wrong) implements View {
    @Override
    public String name() {
      return "pin";
    }
  }

  /**
   * How the terminal is, for a technician.
   *
   * @param facts serial number, versions, address, queue, last sync, in this order
   * @param checks all of them, those that are not done as running
   * @param keys what was found of the five keys
   * @param page the page to be shown, counted on from 0 past the last and back past the first
   */
  record Diagnosis(List<Fact> facts, List<Check> checks, Keys keys, int page) implements View {
    /** Copies the lists. */
    public Diagnosis {
      facts = List.copyOf(facts);
      checks = List.copyOf(checks);
    }

    /** The first page, before any key was pressed. */
    public Diagnosis(List<Fact> facts, List<Check> checks) {
      this(facts, checks, Keys.UNTRIED, 0);
    }

    @Override
    public String name() {
      return "diagnosis";
    }
  }

  /**
   * The five keys, each of which a technician presses once.
   *
   * @param pressed those that were pressed since the diagnosis was opened
   * @param stuck those that are down and do not come up
   */
  record Keys(Set<Integer> pressed, Set<Integer> stuck) {
    /** None was pressed yet. */
    public static final Keys UNTRIED = new Keys(Set.of(), Set.of());

    /** Copies both. */
    public Keys {
      pressed = Set.copyOf(pressed);
      stuck = Set.copyOf(stuck);
    }
  }

  /** One line of small print. */
  record Fact(Words name, String value) {}

  /**
   * One thing that was looked at.
   *
   * @param found what was found, in plain words
   * @param next what to do; empty where nothing is to be done
   */
  record Check(Words name, Verdict verdict, Words found, Optional<Words> next) {}

  /** What came of a check. */
  enum Verdict {
    RUNNING,
    GOOD,
    ATTENTION,
    BAD
  }
}
