package org.haochaping.workshop.citizen;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.process.Program;
import org.haochaping.workshop.process.ProgramException;

/**
 * The place before one headless terminal. The terminal's program may end and be launched anew; who
 * sits here sees it only as an {@link Attempt} that was lost.
 */
public final class Seat {
  /** The key that gives no reasons. */
  private static final String SKIP = "5";

  /** The terminal answers within milliseconds; the rest is for a loaded machine. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** One run of the terminal's program. */
  private record Run(Program program, Screen screen) {}

  private final Hall hall;
  private final String id;
  private final Map<String, String> environment;
  private Optional<Run> run = Optional.empty();

  /** A place before a terminal that was put into service and is not running yet. */
  public Seat(Hall hall, String id) {
    this(hall, id, Map.of());
  }

  /** The same before a terminal whose program gets more environment. */
  public Seat(Hall hall, String id, Map<String, String> environment) {
    this.hall = hall;
    this.id = id;
    this.environment = Map.copyOf(environment);
  }

  /** Launches the terminal and does not wait for it. */
  public Program launch() {
    Screen screen = new Screen();
    Program program = hall.launchHeadless(id, environment, screen);
    program.whenEnded(screen::end);
    synchronized (this) {
      run = Optional.of(new Run(program, screen));
      notifyAll();
    }
    return program;
  }

  /** Launches the terminal and waits until it shows its first screen. */
  public Program start() {
    Program program = launch();
    try {
      program.awaitReady(ANSWER.multipliedBy(2));
      return program;
    } catch (ProgramException e) {
      program.close();
      throw e;
    }
  }

  /** The terminal's id. */
  public String id() {
    return id;
  }

  /** What the terminal's screen shows now; empty where it shows nothing. */
  public synchronized String screen() {
    return run.map(now -> now.screen().now()).orElse("");
  }

  /**
   * Scans a receipt and, if it is offered, presses a level, gives no reasons, and waits for the
   * thanks.
   *
   * @param beforePress runs when the receipt was offered, just before the key goes down
   * @throws CitizenException if the running terminal does not answer as it should
   */
  public Attempt rate(String link, SatisfactionLevel level, Runnable beforePress) {
    Run now = awaitRun();
    Screen screen = now.screen();
    int before = screen.mark();
    if (!screen.now().equals("idle") && await(now, before, "idle").isEmpty()) {
      return lost(now, false, "did not come back to its first screen");
    }
    int mark = screen.mark();
    now.program().type(link);
    Optional<Screen.Shown> answer = await(now, mark, "offered", "refused");
    if (answer.isEmpty()) {
      return lost(now, false, "did not answer a scan");
    }
    if (answer.get().name().equals("refused")) {
      return new Attempt.Refused(answer.get().reason());
    }
    beforePress.run();
    now.program().type(Integer.toString(6 - level.cityCode()));
    Optional<Screen.Shown> thanks = await(now, mark, "thanked", "reasons", "refused", "idle");
    if (thanks.isPresent() && thanks.get().name().equals("reasons")) {
      now.program().type(SKIP);
      thanks = await(now, mark, "thanked", "refused", "idle");
    }
    if (thanks.isEmpty()) {
      return lost(now, true, "did not answer a press");
    }
    if (!thanks.get().name().equals("thanked")) {
      throw new CitizenException(id + " showed " + thanks.get() + " after a press");
    }
    return new Attempt.Thanked();
  }

  /** Waits until this seat's program is one that has not ended. */
  private synchronized Run awaitRun() {
    while (run.isEmpty() || run.get().screen().ended()) {
      try {
        wait(1_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CitizenException("interrupted before " + id);
      }
    }
    return run.get();
  }

  private static Optional<Screen.Shown> await(Run run, int mark, String... wanted) {
    return run.screen().await(mark, ANSWER, Set.of(wanted));
  }

  private Attempt lost(Run run, boolean pressed, String otherwise) {
    if (run.screen().ended()) {
      return new Attempt.Lost(pressed);
    }
    throw new CitizenException(
        id + " " + otherwise + "; its screen shows '" + run.screen().now() + "'");
  }
}
