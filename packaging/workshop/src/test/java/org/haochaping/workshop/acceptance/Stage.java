package org.haochaping.workshop.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.workshop.citizen.Attempt;
import org.haochaping.workshop.citizen.Seat;
import org.haochaping.workshop.hall.CityView;
import org.haochaping.workshop.hall.CityView.CityRating;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.IssuedReceipt;
import org.haochaping.workshop.hall.JournalView;
import org.haochaping.workshop.hall.LedgerView;
import org.haochaping.workshop.hall.Ports;
import org.haochaping.workshop.process.Program;
import org.haochaping.workshop.process.Programs;

/** One hall that a test starts, stops and harms as it likes, and what was thanked for in it. */
final class Stage implements AutoCloseable {
  /**
   * From thanks to the city takes a second or two; the rest is for back-off and loaded machines.
   */
  static final Duration DELIVERY = Duration.ofMinutes(2);

  private static final String TERMINAL_CONF =
      """
      data-dir = "data"
      session { thanks = 200ms, refused = 200ms, settle = 0s }
      """;

  private final Hall hall;
  private final Ports ports;
  private final Map<String, Program> programs = new LinkedHashMap<>();
  private final Map<String, Seat> seats = new LinkedHashMap<>();
  private final Deque<IssuedReceipt> receipts = new ArrayDeque<>();
  private final Map<String, SatisfactionLevel> thanked = new LinkedHashMap<>();

  private Stage(Hall hall, Ports ports) {
    this.hall = hall;
    this.ports = ports;
  }

  /** A hall with a terminal {@code t1} and forty receipts; nothing runs yet. */
  static Stage setUp(Path dir) {
    return setUp(dir, "");
  }

  /** The same, with more lines at the end of the gateway's configuration. */
  static Stage setUp(Path dir, String gatewayConf) {
    Ports ports = Ports.free();
    Stage stage =
        new Stage(
            Hall.setUp(Programs.in(Path.of(System.getProperty("hall.home"))), dir, ports), ports);
    stage.configureGateway(gatewayConf);
    stage.addTerminal("t1");
    stage.receipts.addAll(stage.hall.issueReceipts(40, 1));
    return stage;
  }

  /** Appends to the gateway's configuration; in HOCON the last word counts. */
  void configureGateway(String more) {
    try {
      Files.writeString(
          hall.dir().resolve("gateway.conf"), "\n" + more + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void addTerminal(String id) {
    hall.addTerminal(id, seats.size() + 1, TERMINAL_CONF);
    seats.put(id, new Seat(hall, id));
  }

  Hall hall() {
    return hall;
  }

  Ports ports() {
    return ports;
  }

  Seat seat(String id) {
    return seats.get(id);
  }

  Program program(String name) {
    return programs.get(name);
  }

  /** Starts {@code city}, {@code gateway} or a terminal, and waits for it. */
  Program start(String name) {
    Program program =
        switch (name) {
          case "city" -> hall.startCity(way -> {});
          case "gateway" -> hall.startGateway(way -> {});
          default -> seats.get(name).start();
        };
    programs.put(name, program);
    return program;
  }

  void startAll() {
    start("city");
    start("gateway");
    seats.keySet().forEach(this::start);
  }

  /** SIGTERM. */
  void stop(String name) {
    programs.remove(name).close();
  }

  /** SIGKILL. */
  void kill(String name) {
    programs.remove(name).kill();
  }

  IssuedReceipt receipt() {
    return receipts.remove();
  }

  /** Rates with a fresh receipt at {@code t1}, is thanked, and gives the case number. */
  String rate(SatisfactionLevel level) {
    IssuedReceipt receipt = receipt();
    rate("t1", receipt, level);
    return receipt.projectNo();
  }

  /** So many times {@link #rate}. */
  void rate(int times) {
    for (int n = 0; n < times; n++) {
      rate(SatisfactionLevel.ofCityCode(3 + n % 3));
    }
  }

  /** Rates at a terminal and is thanked. */
  void rate(String id, IssuedReceipt receipt, SatisfactionLevel level) {
    Attempt attempt = seats.get(id).rate(receipt.link(), level, () -> {});
    assertThat(attempt)
        .as("at %s with %s", id, receipt.projectNo())
        .isInstanceOf(Attempt.Thanked.class);
    thanked.put(receipt.projectNo(), level);
  }

  /** Waits until all that was thanked for is at the city, and checks that nothing else is. */
  void awaitAllAtCity() {
    Awaitility.await("all thanked ratings at the city")
        .atMost(DELIVERY)
        .pollInterval(Duration.ofMillis(250))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(cityLevels().keySet()).containsAll(thanked.keySet()));
    assertCityHasJustTheThanked();
  }

  /** Waits until every rating in the journal of {@code t1} is decided and sent or refused. */
  void awaitSettled() {
    try (LedgerView ledger = LedgerView.open(hall.ledger())) {
      Awaitility.await("every rating in the journal sent")
          .atMost(DELIVERY)
          .pollInterval(Duration.ofMillis(250))
          .untilAsserted(
              () -> {
                Map<String, LedgerView.Delivery> deliveries = ledger.deliveries();
                assertThat(deliveries.keySet()).containsAll(hall.journal("t1").ratings().keySet());
                assertThat(deliveries.values())
                    .extracting(LedgerView.Delivery::state)
                    .doesNotContain("pending");
              });
    }
  }

  /** What was thanked for, by case number. */
  Map<String, SatisfactionLevel> thanked() {
    return Map.copyOf(thanked);
  }

  /** Checks that the city has each thanked rating once, with its level, and no other. */
  void assertCityHasJustTheThanked() {
    assertThat(CityView.of(hall).ratings())
        .extracting(CityRating::projectNo)
        .doesNotHaveDuplicates();
    assertThat(cityLevels()).containsExactlyInAnyOrderEntriesOf(thanked);
  }

  /** The levels at the city by case number. */
  Map<String, SatisfactionLevel> cityLevels() {
    Map<String, SatisfactionLevel> levels = new LinkedHashMap<>();
    CityView.of(hall).ratings().forEach(rating -> levels.put(rating.projectNo(), rating.level()));
    return levels;
  }

  /** A rating that is known to be lost, by a file that was destroyed before it was sent. */
  void forget(String projectNo) {
    thanked.remove(projectNo);
  }

  /** The kinds of alarms in the SQLite ledger. */
  List<String> alarms() {
    try (LedgerView ledger = LedgerView.open(hall.ledger())) {
      return ledger.alarms().stream().map(LedgerView.Alarm::kind).toList();
    }
  }

  /** Waits until the ledger has all of the journal; then the two and the city must agree. */
  void assertReconciled() {
    try (LedgerView ledger = LedgerView.open(hall.ledger())) {
      Awaitility.await("all of the journal in the ledger")
          .atMost(DELIVERY)
          .until(
              () -> {
                JournalView.Place place = hall.journal("t1").place().orElseThrow();
                return ledger.upTo(place.journal()) == place.last();
              });
    }
    reconcile();
  }

  /** Runs {@code hall-gateway reconcile}, which must find nothing. */
  void reconcile() {
    hall.gatewayCommand(
        "reconcile", "reconcile", "--journal", hall.journal("t1").file().toString());
  }

  /** Runs {@code hall-gateway verify}, which must find nothing. */
  void assertVerified() {
    hall.gatewayCommand("verify", "verify");
  }

  @Override
  public void close() {
    programs.values().forEach(Program::close);
  }
}
