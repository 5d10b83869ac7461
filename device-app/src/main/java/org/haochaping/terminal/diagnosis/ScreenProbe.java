package org.haochaping.terminal.diagnosis;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.haochaping.terminal.screen.Words;

/** Whether the screen is drawn. */
record ScreenProbe(LongSupplier frameAgeNanos) implements Probe {
  private static final long LATE_MILLIS = 5_000;

  @Override
  public String word() {
    return "screen";
  }

  @Override
  public Words name() {
    return new Words("画面", "Screen");
  }

  @Override
  public Result look() {
    long millis = TimeUnit.NANOSECONDS.toMillis(Math.max(0, frameAgeNanos.getAsLong()));
    if (millis < LATE_MILLIS) {
      return Result.good("画面正常刷新", "The screen is drawn.");
    }
    return Result.bad(
        new Words("画面已 " + millis / 1_000 + " 秒没有刷新", "Not drawn for " + millis / 1_000 + " s."),
        "请重启评价器；再次出现请联系维修",
        "Restart the terminal; if it comes back, call service.");
  }
}
