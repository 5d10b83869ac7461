package org.haochaping.gateway.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.haochaping.gateway.cases.ImportDesk.Answer;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.ProtocolException;

/**
 * Registers the cases of a file, some hundreds in a transaction. The whole file is looked at first,
 * so that of one with a bad line nothing is registered; doing it again registers nothing twice. A
 * case that failed, or that is known otherwise, is a bad line: it gets no receipt (article 15).
 */
public final class CaseImport {
  private static final int CHUNK = 500;

  private final ImportDesk desk;

  /** Into a registry, with receipts. */
  public CaseImport(Ledger ledger, CaseRegistry registry, Receipts receipts) {
    this.desk = new ImportDesk(ledger, new CaseDesk(ledger, registry, receipts));
  }

  /** What became of a file's lines. */
  public record Outcome(long registered, long bad) {}

  /**
   * Looks at every line, by itself and beside what is known of its case.
   *
   * @param window where they were accepted
   * @param faults gets what is wrong: line, field and why, never a value
   * @return how many lines are bad
   * @throws ProtocolException if the file can't be read to its end
   */
  public long check(Path file, int window, Consumer<String> faults) throws IOException {
    return pass(file, good -> desk.look(good, window), faults, (number, receipt) -> {}).bad();
  }

  /**
   * Registers the good lines and passes the bad ones over.
   *
   * @param window where they were accepted
   * @param faults gets what is wrong with the others
   * @param issued gets case number and receipt, once they are on disk
   */
  public Outcome run(
      Path file, int window, Consumer<String> faults, BiConsumer<String, IssuedReceipt> issued)
      throws IOException {
    return pass(file, good -> desk.register(good, window), faults, issued);
  }

  private static Outcome pass(
      Path file,
      Function<List<CaseFile>, List<Answer>> step,
      Consumer<String> faults,
      BiConsumer<String, IssuedReceipt> issued)
      throws IOException {
    List<CaseLines.Line> chunk = new ArrayList<>(CHUNK);
    long good = 0;
    long bad = 0;
    try (CaseLines lines = CaseLines.open(file)) {
      Optional<CaseLines.Line> line;
      do {
        line = lines.next();
        line.ifPresent(chunk::add);
        if (chunk.size() == CHUNK || line.isEmpty()) {
          int taken = take(chunk, step, faults, issued);
          good += taken;
          bad += chunk.size() - taken;
          chunk.clear();
        }
      } while (line.isPresent());
    }
    return new Outcome(good, bad);
  }

  /** Takes some lines, in their order; how many of them are good. */
  private static int take(
      List<CaseLines.Line> chunk,
      Function<List<CaseFile>, List<Answer>> step,
      Consumer<String> faults,
      BiConsumer<String, IssuedReceipt> issued) {
    List<CaseFile> files = chunk.stream().flatMap(line -> line.read().file().stream()).toList();
    Iterator<Answer> answers = (files.isEmpty() ? List.<Answer>of() : step.apply(files)).iterator();
    int good = 0;
    for (CaseLines.Line line : chunk) {
      line.read().faults().forEach(fault -> tell(line, fault, faults));
      if (line.read().file().isPresent()) {
        Answer answer = answers.next();
        answer.refusal().ifPresent(why -> tell(line, why, faults));
        String number = line.read().file().get().basics().projectNo();
        answer.receipt().ifPresent(receipt -> issued.accept(number, receipt));
        good += answer.refusal().isEmpty() ? 1 : 0;
      }
    }
    return good;
  }

  private static void tell(CaseLines.Line line, Object fault, Consumer<String> faults) {
    faults.accept("第 " + line.line() + " 行 / line " + line.line() + ": " + fault);
  }
}
