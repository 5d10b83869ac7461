package org.haochaping.workshop.bench;

import java.util.List;
import org.haochaping.workshop.process.Program;

/**
 * From the start of the terminal's process to its first screen, with a full and an empty journal.
 */
record FirstFrame(Workbench bench) implements Figure {
  private static final int BACKLOG = 26_500;

  @Override
  public FigureId id() {
    return FigureId.FIRST_FRAME_BACKLOG;
  }

  @Override
  public Reading measure() {
    int starts = bench.effort(9, 3);
    BenchHall hall = BenchHall.withoutCity(bench, "first-frame");
    for (String id : List.of("empty", "full")) {
      hall.hall().addTerminal(id, 1, "");
    }
    bench.say("写入积压评价 " + BACKLOG + " 条", "writing a backlog of " + BACKLOG);
    Journals.fill(hall.journalFile("full"), "full", 1, BACKLOG);
    double[] empty = new double[starts];
    double[] full = new double[starts];
    for (int i = -1; i < starts; i++) {
      bench.say("启动终端 " + (i + 2) + "/" + (starts + 1), "starting the terminal");
      boolean emptyFirst = i % 2 == 0; // so that the order favours neither
      double first = start(hall, emptyFirst ? "empty" : "full");
      double second = start(hall, emptyFirst ? "full" : "empty");
      if (i >= 0) { // the first pair only fills the system's file cache
        empty[i] = emptyFirst ? first : second;
        full[i] = emptyFirst ? second : first;
      }
    }
    bench.clear(hall.hall().dir());
    return Reading.of(
        Spread.of(full).median(),
        Spread.of(empty).median(),
        "process start to the first screen, gateway away, median of " + starts + " in turn");
  }

  private static double start(BenchHall hall, String id) {
    long start = System.nanoTime();
    Program terminal = hall.hall().startTerminal(id, true, way -> {});
    double millis = (System.nanoTime() - start) / 1e6;
    terminal.close();
    return millis;
  }
}
