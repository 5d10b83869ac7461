package org.haochaping.gateway.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.haochaping.gateway.cases.ImportDesk.Answer;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.ProtocolException;

/**
 * Registers the cases of a file, some hundreds in a transaction. The whole file is looked at first,
 * so that of one with a bad line nothing is registered; doing it again registers nothing twice.
 * Lines that share a batch's word are one batch (article 16), and refused together if any of them
 * is bad. What failed gets no receipt (article 15); what is known otherwise is a bad line.
 */
public final class CaseImport {
  private static final int CHUNK = 500;

  private final ImportDesk desk;
  private final LineForm form;

  /**
   * Into a registry, with receipts.
   *
   * @param window where cases were accepted whose line says no window
   */
  public CaseImport(Ledger ledger, CaseRegistry registry, Receipts receipts, OptionalInt window) {
    this.desk =
        new ImportDesk(
            ledger,
            new CaseDesk(ledger, registry, receipts),
            new BatchDesk(ledger, registry, receipts));
    this.form = new LineForm(window);
  }

  /** What became of a file's lines. */
  public record Outcome(long registered, long bad) {}

  /**
   * Looks at every line, by itself and beside what is known of its case.
   *
   * @param faults gets what is wrong: line, field and why, never a value
   * @return how many lines are bad
   * @throws ProtocolException if the file can't be read to its end
   */
  public long check(Path file, Consumer<String> faults) throws IOException {
    return pass(file, desk::look, faults, (numbers, receipt) -> {}).bad();
  }

  /**
   * Registers the good lines and passes the bad ones over.
   *
   * @param faults gets what is wrong with the others
   * @param issued gets a receipt and the numbers of the cases that it is for, a batch's in the
   *     lines' order, once they are on disk
   */
  public Outcome run(
      Path file, Consumer<String> faults, BiConsumer<List<String>, IssuedReceipt> issued)
      throws IOException {
    return pass(file, desk::register, faults, issued);
  }

  private Outcome pass(
      Path file,
      Function<List<ToldGroup>, List<Answer>> step,
      Consumer<String> faults,
      BiConsumer<List<String>, IssuedReceipt> issued)
      throws IOException {
    BatchGathering gathering = BatchGathering.of(file);
    List<ToldGroup> chunk = new ArrayList<>(CHUNK);
    long read = 0;
    long good = 0;
    try (CaseLines lines = CaseLines.open(file)) {
      Optional<CaseLines.Line> line;
      do {
        line = lines.next();
        line.map(form::read).flatMap(gathering::add).ifPresent(chunk::add);
        read += line.isPresent() ? 1 : 0;
        if (size(chunk) >= CHUNK || line.isEmpty()) {
          good += take(chunk, step.apply(chunk), faults, issued);
          chunk.clear();
        }
      } while (line.isPresent());
      gathering.end();
    }
    return new Outcome(good, read - good);
  }

  private static int size(List<ToldGroup> chunk) {
    return chunk.stream().mapToInt(group -> group.cases().size()).sum();
  }

  /** Hands the answers on, in their order; how many lines are good. */
  private static int take(
      List<ToldGroup> chunk,
      List<Answer> answers,
      Consumer<String> faults,
      BiConsumer<List<String>, IssuedReceipt> issued) {
    int good = 0;
    for (int i = 0; i < chunk.size(); i++) {
      ToldGroup group = chunk.get(i);
      Answer answer = answers.get(i);
      answer.refusals().forEach(faults);
      answer.receipt().ifPresent(receipt -> issued.accept(group.projectNumbers(), receipt));
      good += answer.refusals().isEmpty() ? group.cases().size() : 0;
    }
    return good;
  }
}
