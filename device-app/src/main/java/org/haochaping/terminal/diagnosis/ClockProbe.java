package org.haochaping.terminal.diagnosis;

import java.util.function.Supplier;
import org.haochaping.protocol.wire.HealthReport.ClockState;
import org.haochaping.terminal.screen.Words;

/** Whether the time is right. */
record ClockProbe(Supplier<ClockState> clock) implements Probe {
  @Override
  public String word() {
    return "clock";
  }

  @Override
  public Words name() {
    return new Words("时间", "Clock");
  }

  @Override
  public Result look() {
    ClockState state = clock.get();
    if (state.trusted()) {
      return Result.good("时间可信，来源：" + state.source(), "Right, by the " + state.source() + ".");
    }
    return Result.attention(
        new Words("时间尚未校准", "Nobody has vouched for the time yet."),
        "连上网关后会自动校准",
        "It is set by itself once the gateway is there.");
  }
}
