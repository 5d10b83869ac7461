package org.haochaping.workshop.bench;

import java.util.function.Function;
import java.util.function.Supplier;

/** The terminal's window beside a bare one: medians. */
record WindowFigure(
    FigureId id,
    Supplier<WindowTimes> times,
    Function<WindowTimes, Spread> terminal,
    Function<WindowTimes, Spread> bare,
    String remark)
    implements Figure {
  static WindowFigure firstFrame(Supplier<WindowTimes> times) {
    return new WindowFigure(
        FigureId.FIRST_FRAME,
        times,
        WindowTimes::terminalFrame,
        WindowTimes::bareFrame,
        "process start until words are on an X display, software pipeline, archive of classes;"
            + " baseline: a JavaFX window with five buttons on the same JVM flags, in turn");
  }

  static WindowFigure memory(Supplier<WindowTimes> times) {
    return new WindowFigure(
        FigureId.TERMINAL_RSS,
        times,
        WindowTimes::terminalMemory,
        WindowTimes::bareMemory,
        "resident memory of the same processes at rest, the terminal online; the bare window has"
            + " JavaFX's cache of backgrounds, which the terminal turns off");
  }

  @Override
  public Reading measure() {
    WindowTimes taken = times.get();
    return Reading.of(terminal.apply(taken).median(), bare.apply(taken).median(), remark);
  }
}
