package org.haochaping.workshop.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.haochaping.workshop.citizen.Screen;
import org.haochaping.workshop.display.Onlooker;
import org.haochaping.workshop.display.VirtualDisplay;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.process.Program;

/** From a level's key until the screen of a real window is another one. */
record PressToFrame(Workbench bench, FigureId id, boolean keypad) implements Figure {
  private static final String TERMINAL = "press";
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Duration STILL = Duration.ofMillis(60);
  private static final double PERCENT = 99;
  private static final String SESSION =
      "session { thanks = 100ms, offered-timeout = 60s, settle = 0s }\n";

  /** Keys that follow each other sooner are one hand's slip or a scanner's, and no press. */
  private static final Duration BETWEEN_KEYS = Duration.ofMillis(350);

  /** A key of the display's keyboard. */
  static PressToFrame ofTheKeyboard(Workbench bench) {
    return new PressToFrame(bench, FigureId.PRESS_TO_FRAME_P99, false);
  }

  /** A key of a serial keypad that says when its keys go up, as those of pins and USB do. */
  static PressToFrame ofAKeypad(Workbench bench) {
    return new PressToFrame(bench, FigureId.KEYPAD_TO_FRAME_P99, true);
  }

  @Override
  public Reading measure() {
    int presses = bench.effort(150, 30);
    BenchHall hall = BenchHall.withoutCity(bench, "press");
    // A press of its own offers, so that no receipt has to be scanned between two ratings.
    hall.configure("settings { first-press = true, reasons = false }");
    try (VirtualDisplay display =
            VirtualDisplay.start(WindowPrograms.WIDTH, WindowPrograms.HEIGHT);
        Onlooker onlooker = Onlooker.at(display.name());
        Hand keyboard = Hand.onKeyboard(onlooker);
        Hand hand = keypad ? Hand.onKeypad(hall.hall().dir().resolve("keypad")) : keyboard;
        Program gateway = hall.startGateway()) {
      hall.hall().addTerminal(TERMINAL, 1, SESSION + hand.configuration());
      Sight sight = new Sight(onlooker);
      WindowPrograms programs = new WindowPrograms(bench, hall, display.name());
      programs.archive(TERMINAL);
      bench.say("按键到画面 " + presses + " 次", presses + " presses to a frame");
      Spread terminal = ofTheTerminal(programs, hand, sight, presses);
      Spread bare = ofTheBareWindow(programs, keyboard, sight, presses);
      WindowPrograms.requireRunning(gateway);
      return Reading.of(
          terminal.percentile(PERCENT),
          bare.percentile(PERCENT),
          (keypad ? "frame of a serial keypad" : "key of an X keyboard")
              + " until pixels change, software pipeline, "
              + presses
              + " presses, median "
              + Numbers.text(terminal.median())
              + (keypad
                  ? "; the level looks pressed before it is clear that no second key goes down;"
                  : "; the level looks pressed before it is clear that no scanner types;")
              + " baseline: the bare window's word on a key of the keyboard");
    } finally {
      bench.clear(hall.hall().dir());
    }
  }

  private static Spread ofTheTerminal(
      WindowPrograms programs, Hand hand, Sight sight, int presses) {
    Screen screen = new Screen();
    double[] millis = new double[presses];
    try (Program terminal = programs.terminal(TERMINAL, screen)) {
      terminal.awaitReady(WindowPrograms.START);
      awaitFirstOffer(hand, screen);
      for (int i = 0; i < presses; i++) {
        int mark = screen.mark();
        millis[i] = press(hand, sight, (char) ('1' + i % 5));
        await(screen, mark, "thanked");
        await(screen, mark, "idle");
        Pause.of(BETWEEN_KEYS);
        mark = screen.mark();
        hand.stroke('1');
        await(screen, mark, "offered");
        Pause.of(BETWEEN_KEYS);
      }
    } finally {
      sight.awaitNothing();
    }
    return Spread.of(millis);
  }

  /** The hall's settings come a moment after the start; before them a press offers nothing. */
  private static void awaitFirstOffer(Hand hand, Screen screen) {
    long deadline = System.nanoTime() + ANSWER.toNanos();
    while (!screen.now().equals("offered")) {
      if (System.nanoTime() > deadline) {
        throw new HallException("the terminal offers nothing at a press");
      }
      hand.stroke('1');
      Pause.of(BETWEEN_KEYS.multipliedBy(2));
    }
  }

  private static Spread ofTheBareWindow(
      WindowPrograms programs, Hand hand, Sight sight, int presses) {
    double[] millis = new double[presses];
    try (Program bare = programs.bare(way -> {})) {
      bare.awaitReady(WindowPrograms.START);
      sight.awaitWords();
      for (int i = 0; i < presses; i++) {
        millis[i] = press(hand, sight, (char) ('1' + i % 5));
      }
    } finally {
      sight.awaitNothing();
    }
    return Spread.of(millis);
  }

  private static double press(Hand hand, Sight sight, char key) {
    int[] before = still(sight);
    long start = System.nanoTime();
    hand.stroke(key);
    return (sight.awaitOtherThan(before) - start) / 1e6;
  }

  /** What is seen once that stays the same for a while. */
  private static int[] still(Sight sight) {
    int[] before = sight.look();
    Pause.of(STILL);
    int[] now = sight.look();
    while (!Arrays.equals(before, now)) {
      before = now;
      Pause.of(STILL);
      now = sight.look();
    }
    return now;
  }

  private static void await(Screen screen, int mark, String name) {
    if (screen.await(mark, ANSWER, Set.of(name)).isEmpty()) {
      throw new HallException("the terminal did not show " + name + " but " + screen.now());
    }
  }
}
