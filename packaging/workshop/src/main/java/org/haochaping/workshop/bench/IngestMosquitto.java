package org.haochaping.workshop.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.haochaping.protocol.journal.BodyCodec;

/** Ratings a second that the gateway has stored, beside what Mosquitto merely passes on. */
record IngestMosquitto(Workbench bench, Supplier<IngestRun> run) implements Figure {
  @Override
  public FigureId id() {
    return FigureId.INGEST_MOSQUITTO;
  }

  @Override
  public Reading measure() {
    double stored = run.get().stored().median();
    int rounds = bench.effort(3, 1);
    int messages = bench.effort(60_000, 20_000);
    SampleRatings samples = new SampleRatings("mosquitto", 1, Instant.now(), 1);
    List<byte[]> ratings =
        Stream.generate(() -> BodyCodec.encode(samples.next())).limit(messages).toList();
    double[] rates = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      bench.say("Mosquitto " + (i + 1) + "/" + rounds, "the same ratings through Mosquitto");
      Path dir = bench.folder("mosquitto");
      rates[i] = MosquittoRun.rate(dir, IngestRun.TERMINALS, ratings);
    }
    return Reading.of(
        stored,
        Spread.of(rates).median(),
        "baseline: one rating a message, QoS 1, no TLS, to a subscriber that stores nothing");
  }
}
