package org.haochaping.gateway.terminals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.haochaping.gateway.tables.CsvRow;
import org.haochaping.gateway.tables.CsvTable;
import org.haochaping.gateway.tables.TextFile;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import org.haochaping.protocol.wire.Reason;
import org.haochaping.protocol.wire.ReasonList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A region's reason list as CSV with the columns {@code code, level, label, core, active, list};
 * {@code level} is the city's number, 5 the best. Retired reasons stay in the file for old records
 * and are not offered.
 */
public final class ReasonsFile {
  private static final Logger LOG = LoggerFactory.getLogger(ReasonsFile.class);
  private static final String SHIPPED = "reasons.csv";

  private ReasonsFile() {}

  /** The region's list of May 2020. */
  public static ReasonList shipped() {
    try {
      return read(
          new InputStreamReader(
              Objects.requireNonNull(ReasonsFile.class.getResourceAsStream(SHIPPED), SHIPPED),
              StandardCharsets.UTF_8),
          SHIPPED);
    } catch (IOException e) {
      throw new IllegalStateException("the program's jar is damaged", e);
    }
  }

  /**
   * A hall's own file.
   *
   * @throws ProtocolException naming file and line of what is wrong
   */
  public static ReasonList read(Path file) throws IOException {
    return read(TextFile.open(file), file.toString());
  }

  private static ReasonList read(Reader csv, String name) throws IOException {
    List<Reason> reasons = new ArrayList<>();
    List<String> versions = new ArrayList<>();
    CsvTable.forEach(
        csv,
        name,
        row -> {
          if (Boolean.parseBoolean(row.text("active"))) {
            versions.add(row.text("list"));
            reasons.add(reason(row));
          }
        });
    warnOfTooMany(reasons, name);
    return new ReasonList(versions.isEmpty() ? "none" : versions.get(versions.size() - 1), reasons);
  }

  private static void warnOfTooMany(List<Reason> reasons, String name) {
    for (SatisfactionLevel level : SatisfactionLevel.values()) {
      long active = reasons.stream().filter(reason -> reason.level() == level).count();
      if (active > ReasonList.MOST_OF_A_LEVEL) {
        LOG.warn(
            "more reasons than a screen has room for, core ones and the first are shown file={}"
                + " level={} active={} shown={}",
            name,
            level.cityCode(),
            active,
            ReasonList.MOST_OF_A_LEVEL);
      }
    }
  }

  private static Reason reason(CsvRow row) {
    return new Reason(
        SatisfactionLevel.ofCityCode(row.number("level")),
        row.text("code"),
        row.text("label"),
        Boolean.parseBoolean(row.text("core")));
  }
}
