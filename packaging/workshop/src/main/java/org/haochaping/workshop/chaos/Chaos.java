package org.haochaping.workshop.chaos;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.haochaping.workshop.citizen.Seat;
import org.haochaping.workshop.hall.CityView;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.IssuedReceipt;
import org.haochaping.workshop.hall.Ports;
import org.haochaping.workshop.process.ProgramException;
import org.haochaping.workshop.process.Programs;

/**
 * A hall whose programs are killed with SIGKILL while ratings come in. Those who rated know what
 * they were thanked for; in the end each of these must be at the city exactly once, and nothing
 * that was not pressed.
 */
public final class Chaos {
  private static final String TERMINAL_CONF =
      """
      data-dir = "data"
      session { thanks = 300ms, refused = 300ms, settle = 0s }
      """;

  private final ChaosSettings settings;
  private final Hall hall;
  private final PrintStream out;
  private final Book book = new Book();
  private final Complaints complaints = new Complaints();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, Victim> victims = new LinkedHashMap<>();
  private final List<Thread> people = new ArrayList<>();

  private Chaos(ChaosSettings settings, Hall hall, PrintStream out) {
    this.settings = settings;
    this.hall = hall;
    this.out = out;
  }

  /**
   * Runs it from the setting up to the counting; the programs have ended when it returns.
   *
   * @param out for progress
   * @throws ProgramException if the hall can't be set up or does not start even undisturbed
   */
  public static ChaosResult run(ChaosSettings settings, Programs programs, PrintStream out)
      throws InterruptedException {
    Hall hall = Hall.setUp(programs, settings.dir(), Ports.free());
    Chaos chaos = new Chaos(settings, hall, out);
    Thread closer = new Thread(chaos::close, "stop-chaos");
    Runtime.getRuntime().addShutdownHook(closer);
    try {
      return chaos.run();
    } finally {
      chaos.close();
      Runtime.getRuntime().removeShutdownHook(closer);
    }
  }

  private ChaosResult run() throws InterruptedException {
    prepare();
    victims.values().forEach(Victim::launch);
    victims.values().forEach(Victim::awaitReady);
    people.forEach(Thread::start);
    KillPlan plan = KillPlan.of(settings.seed(), settings.kills(), settings.terminalIds());
    int kills = new Striker(victims, book, complaints, out).carryOut(plan);
    closing.countDown();
    for (Thread person : people) {
      person.join();
    }
    if (!complaints.any()) {
      count();
    }
    return new ChaosResult(Verdict.of(book, CityView.of(hall).ratings()), kills, complaints.all());
  }

  private void prepare() {
    victims.put("city", new Victim("city", () -> hall.launchCity(way -> {})));
    victims.put("gateway", new Victim("gateway", () -> hall.launchGateway(way -> {})));
    Random random = new Random(settings.seed());
    int window = 0;
    for (String id : settings.terminalIds()) {
      window++;
      hall.addTerminal(id, window, TERMINAL_CONF);
      List<IssuedReceipt> receipts = hall.issueReceipts(settings.receiptsEach(), window);
      Seat seat = new Seat(hall, id);
      victims.put(id, new Victim(id, seat::launch));
      Random own = new Random(random.nextLong());
      Citizen citizen = new Citizen(seat, receipts, own, book, complaints, closing);
      people.add(new Thread(citizen, "citizen-" + id));
    }
  }

  private void count() throws InterruptedException {
    if (!new Settling(hall, settings.terminalIds(), out).await()) {
      complaints.add("未能全部送达 / not all ratings in the journals reached the city");
    }
    List<String> reconcile = new ArrayList<>(List.of("reconcile"));
    for (String id : settings.terminalIds()) {
      reconcile.add("--journal");
      reconcile.add(hall.journal(id).file().toString());
    }
    check("verify", "verify");
    check("reconcile", reconcile.toArray(String[]::new));
  }

  private void check(String name, String... command) {
    try {
      hall.gatewayCommand(name, command);
    } catch (ProgramException e) {
      complaints.add(e);
    }
  }

  private void close() {
    closing.countDown();
    victims.values().forEach(Victim::close);
  }
}
