package org.haochaping.gateway.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.haochaping.protocol.ProtocolException;

/**
 * CSV (RFC 4180) with a header, read row by row; empty lines are passed over. For one thread.
 *
 * <p>A {@link ProtocolException} names the line where it is no CSV, and quotes nothing of it.
 */
public final class CsvTable implements Closeable {
  private static final int MAX_CHARACTERS = 64 * 1024;

  private final MappingIterator<String[]> rows;
  private final List<String> header;

  private CsvTable(MappingIterator<String[]> rows) throws IOException {
    this.rows = rows;
    this.header = read(List.of()).map(CsvRow::cells).orElse(List.of());
  }

  /**
   * Opens a file, see {@link TextFile}.
   *
   * @throws ProtocolException if its first line is no CSV
   */
  public static CsvTable open(Path file) throws IOException {
    return open(TextFile.open(file));
  }

  private static CsvTable open(Reader in) throws IOException {
    try {
      CsvMapper mapper =
          new CsvMapper(
              CsvFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(MAX_CHARACTERS).build())
                  .build());
      return new CsvTable(
          mapper
              .readerFor(String[].class)
              .with(CsvParser.Feature.WRAP_AS_ARRAY)
              .with(CsvParser.Feature.SKIP_EMPTY_LINES)
              .readValues(in));
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Hands each row of a small table over.
   *
   * @param in closed afterwards
   * @param name what the table is called in messages
   * @throws ProtocolException naming table and line of what is wrong; {@code taken} may throw it
   */
  public static void forEach(Reader in, String name, Consumer<CsvRow> taken) throws IOException {
    try (CsvTable table = open(in)) {
      for (Optional<CsvRow> row = table.next(); row.isPresent(); row = table.next()) {
        take(row.get(), taken);
      }
    } catch (ProtocolException e) {
      throw new ProtocolException(name + " " + e.getMessage(), e);
    }
  }

  private static void take(CsvRow row, Consumer<CsvRow> taken) {
    try {
      taken.accept(row);
    } catch (ProtocolException e) {
      throw new ProtocolException("line " + row.line() + ": " + e.getMessage(), e);
    }
  }

  /** The columns' names, in order; none where there is no line at all. */
  public List<String> header() {
    return header;
  }

  /**
   * The next row.
   *
   * @throws ProtocolException if what follows is no CSV
   */
  public Optional<CsvRow> next() throws IOException {
    return read(header);
  }

  private Optional<CsvRow> read(List<String> columns) throws IOException {
    long line = rows.getCurrentLocation().getLineNr();
    try {
      if (!rows.hasNextValue()) {
        return Optional.empty();
      }
      // Behind blank lines the row begins later than the last one ended.
      line = Math.max(line, rows.getParser().currentTokenLocation().getLineNr());
      List<String> cells = Stream.of(rows.nextValue()).map(String::strip).toList();
      return Optional.of(new CsvRow(line, columns, cells));
    } catch (JsonProcessingException | RuntimeJsonMappingException e) {
      throw new ProtocolException(
          "第 " + line + " 行起不是 CSV(引号未闭合?)/ no CSV from line " + line + " on (an open quote?)");
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
