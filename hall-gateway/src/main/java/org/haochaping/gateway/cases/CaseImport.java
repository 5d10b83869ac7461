package org.haochaping.gateway.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.haochaping.protocol.ProtocolException;

/**
 * Registers the cases of a file, some hundreds in a transaction. The whole file is looked at first,
 * so that of one with a bad line nothing is registered; doing it again registers nothing twice.
 */
public final class CaseImport {
  private static final int CHUNK = 500;

  private final CaseRegistry registry;
  private final Receipts receipts;

  /** Into a registry, with receipts. */
  public CaseImport(CaseRegistry registry, Receipts receipts) {
    this.registry = registry;
    this.receipts = receipts;
  }

  /** What became of a file's lines. */
  public record Outcome(long registered, long bad) {}

  /**
   * Looks at every line.
   *
   * @param faults gets what is wrong: line, field and why, never a value
   * @return how many lines are bad
   * @throws ProtocolException if the file can't be read to its end
   */
  public static long check(Path file, Consumer<String> faults) throws IOException {
    long bad = 0;
    try (CaseLines lines = CaseLines.open(file)) {
      for (Optional<CaseLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        bad += line.get().read().faults().isEmpty() ? 0 : 1;
        tell(line.get(), faults);
      }
    }
    return bad;
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
    List<CaseFile> chunk = new ArrayList<>(CHUNK);
    long registered = 0;
    long bad = 0;
    try (CaseLines lines = CaseLines.open(file)) {
      for (Optional<CaseLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
        tell(line.get(), faults);
        bad += line.get().read().file().isEmpty() ? 1 : 0;
        line.get().read().file().ifPresent(chunk::add);
        if (chunk.size() == CHUNK) {
          registered += register(chunk, window, issued);
        }
      }
      registered += register(chunk, window, issued);
    }
    return new Outcome(registered, bad);
  }

  private int register(List<CaseFile> chunk, int window, BiConsumer<String, IssuedReceipt> issued) {
    List<IssuedReceipt> made = registry.register(chunk, window, receipts);
    for (int i = 0; i < made.size(); i++) {
      issued.accept(chunk.get(i).basics().projectNo(), made.get(i));
    }
    chunk.clear();
    return made.size();
  }

  private static void tell(CaseLines.Line line, Consumer<String> faults) {
    line.read()
        .faults()
        .forEach(
            fault -> faults.accept("第 " + line.line() + " 行 / line " + line.line() + ": " + fault));
  }
}
