package org.haochaping.workshop.bench;

import org.haochaping.workshop.process.Program;

/** The gateway's resident memory when nobody wants anything of it. */
record MemoryAtRest(Workbench bench) implements Figure {
  @Override
  public FigureId id() {
    return FigureId.GATEWAY_RSS_REST;
  }

  @Override
  public Reading measure() {
    bench.say("网关静息内存", "the gateway at rest");
    BenchHall hall = BenchHall.withoutCity(bench, "rest");
    int seconds = bench.effort(20, 5);
    try (Program gateway = hall.startGateway();
        Program broker = BareBroker.start(bench.programs(), hall.hall().dir())) {
      Pause.seconds(seconds);
      return Reading.of(
          Memory.now(gateway),
          Memory.now(broker),
          "resident memory "
              + seconds
              + " s after the start; baseline: a bare Artemis broker with the same JVM flags");
    } finally {
      bench.clear(hall.hall().dir());
    }
  }
}
