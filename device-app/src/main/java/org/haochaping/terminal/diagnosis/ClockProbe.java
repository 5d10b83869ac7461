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
      boolean system = state.source().equals("system");
      return Result.good(
          system ? "时间可信，来源：系统时钟" : "时间可信，来源：网关", "Right, by the " + state.source() + ".");
    }
    return Result.attention(
        new Words("时间尚未校准", "Nobody has vouched for the time yet."),
        "连上网关后会自动校准：请检查网络和网关",
        "It is set by itself once the gateway is there: check network and gateway.");
  }
}
