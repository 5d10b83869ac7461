package org.haochaping.workshop.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.haochaping.protocol.receipt.ReceiptToken;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.HallException;
import org.haochaping.workshop.hall.IssuedReceipt;
import org.haochaping.workshop.process.Program;

/**
 * Ratings a second from a real gateway's outbox to a real reference city. Before and after, a plain
 * HTTP client posts as many, of other cases, to the same city.
 */
record Feed(Workbench bench) implements Figure {
  private static final int RECORDS = 500;
  private static final int WINDOW = 1;
  private static final int BEFORE = 2;
  private static final int AFTER = 3;
  private static final int WARM_UP = 4;
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Override
  public FigureId id() {
    return FigureId.FEED;
  }

  @Override
  public Reading measure() {
    int ratings = bench.effort(12_000, 6_000);
    // Those before them only see to it that the gateway's code is compiled, as it is in service.
    int all = ratings + bench.effort(18_000, 9_000);
    BenchHall hall = BenchHall.withCity(bench, "feed");
    hall.configure("city.batch-size = " + RECORDS);
    Credentials terminal = hall.register(1).get(0);
    bench.say("登记办件 " + all + " 件", "registering " + all + " cases");
    List<IssuedReceipt> receipts = hall.hall().issueReceipts(all, WINDOW);
    try (Deliveries outbox = Deliveries.in(hall.hall().ledger())) {
      bench.say("写入待报评价", "filling the outbox");
      fill(hall, terminal, receipts, outbox);
      bench.say("上报", "feeding the city");
      try (Program city = hall.hall().startCity(way -> {})) {
        CityPoster poster = new CityPoster(hall.hall().cityUrl(), Hall.CITY_TOKEN);
        poster.post(FeedBodies.of(all - ratings, WARM_UP, RECORDS));
        double before = posted(poster, ratings, BEFORE);
        try (Program gateway = hall.startGateway()) {
          await(() -> outbox.count("sent") == all, gateway, city);
        }
        double after = posted(poster, ratings, AFTER);
        return Reading.of(
            Deliveries.rate(outbox.answered(), ratings),
            (before + after) / 2,
            "outbox to answer, the last "
                + ratings
                + " of "
                + all
                + ", a service record and a rating each, gzip, "
                + RECORDS
                + " records a request. Baseline: premade requests, one after the other,"
                + " before and after");
      }
    } finally {
      bench.clear(hall.hall().dir());
    }
  }

  private static void fill(
      BenchHall hall, Credentials terminal, List<IssuedReceipt> receipts, Deliveries outbox) {
    // All within the term of the cases that were just accepted, or they would be too late to count.
    SampleRatings samples =
        new SampleRatings("feed", WINDOW, Instant.now(), Duration.ofMillis(20), 1);
    Premade journal =
        Premade.of(
            terminal,
            receipts.stream()
                .map(receipt -> ReceiptToken.unverified(receipt.link()).caseHandle())
                .flatMap(handle -> samples.nextFor(handle).stream())
                .iterator());
    try (Program gateway = hall.startGateway();
        LoadTerminal load = LoadTerminal.connect(hall, terminal)) {
      load.hello(journal);
      load.send(journal);
      await(() -> outbox.count("pending") == receipts.size(), gateway);
    }
  }

  private static double posted(CityPoster poster, int ratings, int window) {
    List<byte[]> bodies = FeedBodies.of(ratings, window, RECORDS);
    double withoutFirst = ratings * (bodies.size() - 1.0) / bodies.size();
    return withoutFirst / poster.post(bodies);
  }

  private static void await(BooleanSupplier done, Program... programs) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      for (Program program : programs) {
        if (!program.alive() || System.nanoTime() > deadline) {
          throw new HallException("the feed does not come to its end: " + program.tail());
        }
      }
      Pause.of(LOOK);
    }
  }
}
