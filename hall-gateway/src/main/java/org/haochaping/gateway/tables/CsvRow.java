package org.haochaping.gateway.tables;

import java.util.List;
import org.haochaping.protocol.ProtocolException;

/**
 * One row of a table; cells are without blanks around them.
 *
 * @param line where it begins, the header being in line 1
 * @param header the columns' names
 * @param cells as many as there are in this row, which may be more or fewer than columns
 */
public record CsvRow(long line, List<String> header, List<String> cells) {
  /** Copies the lists. */
  public CsvRow {
    header = List.copyOf(header);
    cells = List.copyOf(cells);
  }

  /**
   * The cell in a column; may be empty.
   *
   * @throws ProtocolException if there is no such column, or the row ends before it
   */
  public String text(String column) {
    int index = header.indexOf(column);
    if (index < 0 || index >= cells.size()) {
      throw new ProtocolException("缺少列 / no column " + column);
    }
    return cells.get(index);
  }

  /**
   * The whole number in a column.
   *
   * @throws ProtocolException if there is no such column, or something else stands there
   */
  public int number(String column) {
    try {
      return Integer.parseInt(text(column));
    } catch (NumberFormatException e) {
      throw new ProtocolException(column + " 应为整数 / must be a whole number", e);
    }
  }
}
