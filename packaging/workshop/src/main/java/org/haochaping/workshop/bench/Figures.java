package org.haochaping.workshop.bench;

import java.util.List;

/** All figures of a run, in the order of the table; some share what was measured for another. */
final class Figures {
  private static final int BACKLOG = 26_500;

  private Figures() {}

  static List<Figure> all(Workbench bench) {
    Once<CaptureTimes> capture = new Once<>(() -> CaptureTimes.take(bench));
    Once<WindowTimes> windows = new Once<>(() -> WindowTimes.take(bench));
    int backlog = bench.effort(BACKLOG, BACKLOG / 5);
    Once<DrainTime> drain = new Once<>(() -> DrainTime.take(bench, backlog));
    Once<DrainTime> longDrain = new Once<>(() -> DrainTime.take(bench, 10 * backlog));
    Once<IngestRun> ingest = new Once<>(() -> IngestRun.take(bench));
    return List.of(
        new Capture(FigureId.CAPTURE_P50, 50, capture),
        new Capture(FigureId.CAPTURE_P99, 99, capture),
        new FirstFrame(bench),
        WindowFigure.firstFrame(windows),
        WindowFigure.memory(windows),
        PressToFrame.ofTheKeyboard(bench),
        PressToFrame.ofAKeypad(bench),
        new Drain(drain),
        new DrainGrowth(drain, longDrain),
        new Ingest(ingest),
        new IngestMosquitto(bench, ingest),
        new MemoryAtRest(bench),
        new MemoryInLoad(ingest),
        new Feed(bench),
        new ReplayRate(bench));
  }
}
