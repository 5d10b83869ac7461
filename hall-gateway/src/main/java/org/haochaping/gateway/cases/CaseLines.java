package org.haochaping.gateway.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.haochaping.gateway.tables.TextFile;
import org.haochaping.protocol.ProtocolException;

/**
 * A file of cases, read case by case: lines of JSON, or CSV whose header has the city interface's
 * field names. Takes as much memory as one case, however long the file is.
 */
public interface CaseLines extends AutoCloseable {
  /**
   * One case, or why there is none to be read.
   *
   * @param line where it begins, from 1
   * @param json its fields, as far as they can be read
   */
  record Line(long line, ObjectNode json, List<FieldFault> faults) {
    /** The word that it shares with the others of its batch, whatever is wrong with it. */
    Optional<String> batch() {
      return Optional.of(json.path(LineForm.BATCH).asText("").strip())
          .filter(word -> !word.isEmpty());
    }
  }

  /** Whether any line may be in a batch. */
  boolean mayTellBatches();

  /**
   * The next case.
   *
   * @throws ProtocolException if the file can't be read any further, naming the line
   */
  Optional<Line> next() throws IOException;

  @Override
  void close() throws IOException;

  /**
   * Opens a file by its name's end: {@code .csv}, or JSON lines otherwise.
   *
   * @throws ProtocolException if it has no text that can be read, or lacks columns
   */
  static CaseLines open(Path file) throws IOException {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")
        ? CsvCaseLines.open(file)
        : new JsonCaseLines(TextFile.open(file));
  }
}
