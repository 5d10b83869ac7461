package org.haochaping.workshop.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.IssuedReceipt;
import org.haochaping.workshop.hall.LedgerView;
import org.haochaping.workshop.hall.RulesView;
import org.haochaping.workshop.process.Program;
import org.haochaping.workshop.process.WayLine;

/** The demo's hall while it runs: its processes, its devices, and the book of ways. */
final class RunningHall implements AutoCloseable {
  private static final Duration DELIVERY = Duration.ofMinutes(2);

  private final Hall hall;
  private final boolean windows;
  private final PrintStream out;
  private final WayBook book = new WayBook(Clock.systemUTC());
  private final WayPrinter printer = new WayPrinter(ZoneId.systemDefault());
  private Optional<Program> city = Optional.empty();
  private final GatewayProcess gateway;
  private final List<Seat> seats = new ArrayList<>();
  private final AtomicBoolean accounted = new AtomicBoolean();
  private final List<IssuedReceipt> issued;
  private final String windowKey;
  private final Thread closer = new Thread(this::stop, "stop-demo");

  private RunningHall(
      Hall hall, List<IssuedReceipt> issued, String windowKey, boolean windows, PrintStream out) {
    this.hall = hall;
    this.gateway = new GatewayProcess(hall);
    this.windows = windows;
    this.issued = issued;
    this.windowKey = windowKey;
    this.out = out;
    // Ctrl-C: the children get the signal as well, but one that is deaf must not stay behind.
    Runtime.getRuntime().addShutdownHook(closer);
  }

  static RunningHall start(Hall hall, Plan plan, PrintStream out) {
    hall.configureGateway(plan.gateway());
    RunningHall running =
        new RunningHall(
            hall,
            hall.issueReceipts(plan.receipts(), 1),
            hall.openWindowApi(),
            plan.windows(),
            out);
    try {
      running.city = Optional.of(hall.startCity(way -> {}));
      out.println("城市参考系统 / reference city system: " + hall.cityUrl());
      running.gateway.start();
      out.println("大厅网关 / hall gateway: " + hall.dir().resolve("gateway.log"));
      for (int n = 1; n <= plan.terminals(); n++) {
        running.seat(n, String.join("\n", plan.terminal()));
      }
      return running;
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  private void seat(int n, String more) {
    try {
      Seat seat = Seat.at(hall, n, !windows, more, way -> note("t" + n, way));
      seats.add(seat);
      seat.start("idle");
      seat.awaitEquipped();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(String id, WayLine way) {
    book.note(id, way);
    if (way.step().equals("picture")) {
      synchronized (accounted) {
        if (!accounted.get()) {
          out.println("屏幕 screen " + id + ": " + way.value("file"));
        }
      }
    }
  }

  /** Plays a script on the first terminal, waits for the city, prints the account. */
  int play(PlayScript script) {
    Seat seat = seats.get(0);
    WindowSystem window = new WindowSystem(hall, windowKey, 1);
    Receipts receipts = new Receipts(issued, hall.receiptKey(), () -> notAccepted(window));
    new Player(
            seat.devices(),
            seat.screens(),
            receipts,
            window,
            new Backstage(hall, gateway, seat, out),
            out)
        .play(script);
    out.println("等待全部到达城市系统 / waiting until all has reached the city ...");
    awaitDelivery();
    try (LedgerView ledger = LedgerView.open(hall.ledger())) {
      Account account = Account.of(hall, List.of(seat.id()), book, ledger);
      synchronized (accounted) {
        accounted.set(true); // the account is the last line, whatever the screen does after it
        account.differences().forEach(out::println);
        out.println(account.line());
      }
      return account.complete() ? 0 : 1;
    }
  }

  private String notAccepted(WindowSystem window) {
    String projectNo = "1509-FAILED-" + UUID.randomUUID();
    window.fail(projectNo);
    try (LedgerView ledger = LedgerView.open(hall.ledger())) {
      return ledger.caseHandle(projectNo);
    }
  }

  /** Walks the tour on the first terminal; then the hall is there to be looked at. */
  int tour(InputStream in) {
    Seat seat = seats.get(0);
    boolean complete;
    try (RulesView rules = RulesView.open(hall.ledger())) {
      WindowSystem window = new WindowSystem(hall, windowKey, 1);
      complete =
          new Tour(hall, window, seat.devices(), seat.screens(), out)
              .walk(rules, new Aftermath(rules, ZoneId.systemDefault()));
      if (complete) {
        out.println("回车结束 / press Enter to end.");
        int unused = in.read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return complete ? 0 : 1;
  }

  private void awaitDelivery() {
    try (LedgerView ledger = LedgerView.open(hall.ledger())) {
      long deadline = System.nanoTime() + DELIVERY.toNanos();
      do {
        poll(ledger);
        pause();
      } while (System.nanoTime() < deadline
          && !book.pages().stream().allMatch(WayBook.Page::ended));
    }
  }

  /** Takes keys and receipts from the person at this console until end of input or Ctrl-C. */
  int byHand(InputStream in) {
    Console.help(issued, seats.size(), out);
    out.println("公示页 / public results: " + PublicPage.of(hall).address());
    out.println("手机评价页 / the rating page for phones: open a receipt's link, here on this machine");
    out.println("演示中 30 分钟无评价即默认(正式为 7 天)/ a level by default after 30 minutes here, not 7 days");
    out.println();
    Thread watcher = new Thread(this::watch, "watch");
    watcher.setDaemon(true);
    watcher.start();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(Console.parse(line.strip(), issued, seats.size()));
      }
      if (windows) {
        // Input that ends is not the end of the demo: the windows are still there, and Ctrl-C.
        city.ifPresent(Program::awaitEnd);
      } else {
        awaitDelivery();
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(Console.Input input) throws IOException {
    if (input instanceof Console.Key key) {
      seats.get(key.seat() - 1).devices().press(SatisfactionLevel.ofCityCode(6 - key.number()));
    } else if (input instanceof Console.Scan scan) {
      seats.get(scan.seat() - 1).devices().scan(scan.text());
    } else if (input instanceof Console.Unclear unclear) {
      out.println(unclear.why());
    }
  }

  private void watch() {
    try (LedgerView ledger = LedgerView.open(hall.ledger());
        RulesView rules = RulesView.open(hall.ledger())) {
      Aftermath aftermath = new Aftermath(rules, ZoneId.systemDefault());
      while (!Thread.currentThread().isInterrupted()) {
        poll(ledger);
        aftermath.news().forEach(out::println);
        pause();
      }
    }
  }

  private void poll(LedgerView ledger) {
    book.note(ledger.stored(), ledger.deliveries())
        .forEach(page -> out.println(printer.line(page)));
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stop() {
    gateway.close();
    for (Seat seat : seats) {
      try {
        seat.close();
      } catch (IOException e) {
        out.println("a device could not be closed: " + e.getMessage());
      }
    }
    city.ifPresent(Program::close);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(closer);
    } catch (IllegalStateException e) {
      // The machine is already going down, and the hook does the work.
      return;
    }
    stop();
  }
}
