package org.haochaping.workshop.bench;

import java.util.function.Supplier;
import org.haochaping.workshop.display.Onlooker;
import org.haochaping.workshop.display.VirtualDisplay;
import org.haochaping.workshop.process.Program;

/**
 * Starts of the terminal with a real window, and of a bare window, in turn.
 *
 * @param terminalFrame from the start of the process until words can be seen, in milliseconds
 * @param bareFrame likewise
 * @param terminalMemory what is resident when it is in service and at rest, in MiB
 * @param bareMemory likewise
 */
record WindowTimes(
    Spread terminalFrame, Spread bareFrame, Spread terminalMemory, Spread bareMemory) {
  private static final String TERMINAL = "window";

  /** One start. */
  private record Start(double millis, double mebibytes) {}

  static WindowTimes take(Workbench bench) {
    int starts = bench.effort(9, 3);
    BenchHall hall = BenchHall.withoutCity(bench, "windows");
    hall.hall().addTerminal(TERMINAL, 1, "");
    try (VirtualDisplay display =
            VirtualDisplay.start(WindowPrograms.WIDTH, WindowPrograms.HEIGHT);
        Onlooker onlooker = Onlooker.at(display.name());
        Program gateway = hall.startGateway()) {
      Sight sight = new Sight(onlooker);
      WindowPrograms programs = new WindowPrograms(bench, hall, display.name());
      programs.archive(TERMINAL);
      int rest = bench.effort(5, 2);
      Supplier<Start> terminal =
          () -> start(() -> programs.terminal(TERMINAL, way -> {}), sight, rest);
      Supplier<Start> bare = () -> start(() -> programs.bare(way -> {}), sight, rest);
      double[][] seen = new double[4][starts];
      for (int i = -1; i < starts; i++) {
        bench.say("打开窗口 " + (i + 2) + "/" + (starts + 1), "opening windows");
        boolean bareFirst = i % 2 == 0; // so that the order favours neither
        Start first = (bareFirst ? bare : terminal).get();
        Start second = (bareFirst ? terminal : bare).get();
        if (i >= 0) { // the first pair only fills the system's file cache
          Start ofTerminal = bareFirst ? second : first;
          Start ofBare = bareFirst ? first : second;
          seen[0][i] = ofTerminal.millis();
          seen[1][i] = ofBare.millis();
          seen[2][i] = ofTerminal.mebibytes();
          seen[3][i] = ofBare.mebibytes();
        }
      }
      WindowPrograms.requireRunning(gateway);
      return new WindowTimes(
          Spread.of(seen[0]), Spread.of(seen[1]), Spread.of(seen[2]), Spread.of(seen[3]));
    } finally {
      bench.clear(hall.hall().dir());
    }
  }

  private static Start start(Supplier<Program> launch, Sight sight, int restSeconds) {
    long start = System.nanoTime();
    try (Program program = launch.get()) {
      double millis = (sight.awaitWords() - start) / 1e6;
      program.awaitReady(WindowPrograms.START);
      Pause.seconds(restSeconds);
      return new Start(millis, Memory.now(program));
    } finally {
      sight.awaitNothing();
    }
  }
}
