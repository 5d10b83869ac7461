package org.haochaping.workshop.bench;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.haochaping.workshop.process.Program;

/**
 * Fifty terminals, each with its own certificate and connection, send to a real gateway over TLS as
 * fast as it confirms. Each round is followed by the same rows into a bare ledger.
 *
 * @param stored ratings a second, first publish to last {@code stored}, a round each
 * @param bare the same rows a second through bare JDBC, a round each
 * @param groups rows a commit, the gateway's and so the baseline's, a round each
 * @param restMebibytes the gateway's memory before the load
 * @param peaks the most memory that it had, a round each
 */
record IngestRun(
    Spread stored, Spread bare, Spread groups, double restMebibytes, List<Double> peaks) {
  static final int TERMINALS = 50;

  static IngestRun take(Workbench bench) {
    int rounds = bench.effort(5, 2);
    int each = bench.effort(4_000, 1_000);
    BenchHall hall = BenchHall.withoutCity(bench, "ingest");
    List<Credentials> credentials = hall.register(TERMINALS);
    double[] stored = new double[rounds];
    double[] bare = new double[rounds];
    double[] groups = new double[rounds];
    List<Double> peaks = new ArrayList<>();
    Path bareDir = bench.folder("ingest-bare");
    List<LoadTerminal> terminals = new ArrayList<>();
    try (Program gateway = hall.startGateway();
        Commits ledger = Commits.in(hall.hall().ledger())) {
      double rest = Memory.now(gateway);
      for (Credentials own : credentials) {
        terminals.add(LoadTerminal.connect(hall, own));
      }
      // A gateway runs for months: until its code is compiled is not what is measured.
      int warmUp = bench.effort(15, 6);
      for (int i = 0; i < warmUp; i++) {
        bench.say("预热 " + (i + 1) + "/" + warmUp, "warming up");
        round(terminals, premade(credentials, each, "warm" + i));
      }
      ledger.rowsACommit(); // from here on
      for (int i = 0; i < rounds; i++) {
        bench.say("入库 " + (i + 1) + "/" + rounds, "ingest by " + TERMINALS + " terminals");
        List<Premade> journals = premade(credentials, each, "round" + i);
        try (Memory memory = Memory.watch(gateway)) {
          stored[i] = TERMINALS * each / round(terminals, journals);
          peaks.add(Arrays.stream(memory.end()).max().orElse(rest));
        }
        groups[i] = ledger.rowsACommit();
        bare[i] =
            GroupCommit.rate(bareDir.resolve("bare-" + i + ".db"), rows(journals), (int) groups[i]);
      }
      return new IngestRun(Spread.of(stored), Spread.of(bare), Spread.of(groups), rest, peaks);
    } finally {
      terminals.forEach(LoadTerminal::close);
      bench.clear(bareDir);
      bench.clear(hall.hall().dir());
    }
  }

  private static double round(List<LoadTerminal> terminals, List<Premade> journals) {
    List<Runnable> hellos = new ArrayList<>();
    List<Runnable> sends = new ArrayList<>();
    for (int i = 0; i < terminals.size(); i++) {
      LoadTerminal terminal = terminals.get(i);
      Premade journal = journals.get(i);
      hellos.add(() -> terminal.hello(journal));
      sends.add(() -> terminal.send(journal));
    }
    Together.run(hellos);
    return Together.run(sends);
  }

  private static List<Premade> premade(List<Credentials> credentials, int each, String run) {
    Instant start = Instant.now();
    List<Premade> journals = new ArrayList<>();
    for (Credentials own : credentials) {
      int n = journals.size() + 1;
      SampleRatings samples = new SampleRatings(run + "-" + n, n, start, n);
      journals.add(Premade.of(own, Stream.generate(samples::next).limit(each).iterator()));
    }
    return journals;
  }

  /** The rows in the order in which terminals that take turns bring them, batch by batch. */
  private static List<GroupCommit.EntryRow> rows(List<Premade> journals) {
    List<GroupCommit.EntryRow> rows = new ArrayList<>();
    int entries = journals.get(0).entries().size();
    for (int from = 0; from < entries; from += Premade.BATCH) {
      for (int j = 0; j < journals.size(); j++) {
        int journal = j + 1;
        journals
            .get(j)
            .entries()
            .subList(from, Math.min(entries, from + Premade.BATCH))
            .forEach(entry -> rows.add(new GroupCommit.EntryRow(journal, entry)));
      }
    }
    return rows;
  }
}
