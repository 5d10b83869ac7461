package org.haochaping.workshop.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.ledger.LedgerSettings;
import org.haochaping.gateway.terminals.HallKeys;
import org.haochaping.gateway.terminals.Identity;
import org.haochaping.gateway.terminals.Terminals;
import org.haochaping.protocol.TerminalId;
import org.haochaping.workshop.hall.Hall;
import org.haochaping.workshop.hall.Ports;
import org.haochaping.workshop.process.Program;

/**
 * A hall to measure in.
 *
 * @param ports where its gateway listens, and its city system, if it has one
 */
record BenchHall(Hall hall, Ports ports) {
  private static final String HOST = "127.0.0.1";

  /** A hall whose gateway feeds no city. */
  static BenchHall withoutCity(Workbench bench, String name) {
    BenchHall made = withCity(bench, name);
    made.configure("city.enabled = false");
    return made;
  }

  /** A hall whose gateway feeds the reference city system, once that is started. */
  static BenchHall withCity(Workbench bench, String name) {
    Ports ports = Ports.free();
    return new BenchHall(Hall.setUp(bench.programs(), bench.folder(name), ports), ports);
  }

  /** Appends to the gateway's configuration; the later value of a key wins. */
  void configure(String line) {
    hall.configureGateway(line);
  }

  Program startGateway() {
    return hall.startGateway(way -> {});
  }

  /** Registers terminals all at once, as {@code hall-gateway terminal add} does one by one. */
  List<Credentials> register(int terminals) {
    Clock clock = Clock.systemUTC();
    HallKeys keys = HallKeys.open(hall.dir().resolve("gateway/keys"), List.of(HOST), clock);
    List<Credentials> all = new ArrayList<>();
    try (Ledger ledger = Ledger.open(LedgerSettings.sqlite(hall.ledger()), clock)) {
      Terminals registered = new Terminals(ledger, clock);
      for (int i = 1; i <= terminals; i++) {
        TerminalId id = new TerminalId("load-" + i);
        Identity identity = keys.issue(id);
        registered.register(id, i, identity.certificate());
        all.add(new Credentials(id, identity, keys.authorityCertificate()));
      }
    }
    return all;
  }

  /** Where a terminal's journal is. */
  Path journalFile(String terminal) {
    return hall.journal(terminal).file();
  }

  /** What terminals connect to. */
  String mqttUri() {
    return "ssl://" + HOST + ":" + ports.mqtt();
  }
}
