package org.haochaping.protocol.city;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.haochaping.protocol.SatisfactionLevel;

/**
 * The reasons that can be ticked for a level: the list of May 2020, and the codes that it retired,
 * which old records may still carry.
 */
public final class ReasonList {
  /** The edition of the reasons that are in use. */
  public static final String VERSION = "2020-05";

  private static final ReasonList SHIPPED = load();

  /**
   * One reason.
   *
   * @param code three digits
   * @param label the list's own words; empty for a retired code
   * @param core whether it is one of a level's three core reasons
   * @param active whether it may be ticked; a retired one may not
   * @param list the edition that has it
   */
  public record Reason(
      String code,
      SatisfactionLevel level,
      String label,
      boolean core,
      boolean active,
      String list) {}

  private final Map<String, Reason> byCode;

  private ReasonList(Map<String, Reason> byCode) {
    this.byCode = byCode;
  }

  /** The list that ships with this code. */
  public static ReasonList shipped() {
    return SHIPPED;
  }

  /** A reason by its code; empty if the list does not have it. */
  public Optional<Reason> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** Whether the code may be given as a reason for the level today. */
  public boolean allows(SatisfactionLevel level, String code) {
    return find(code).filter(reason -> reason.active() && reason.level() == level).isPresent();
  }

  private static ReasonList load() {
    Map<String, Reason> byCode = new LinkedHashMap<>();
    for (String[] row : CsvResource.rows("reasons.csv")) {
      byCode.put(
          row[0],
          new Reason(
              row[0],
              SatisfactionLevel.ofCityCode(Integer.parseInt(row[1])),
              row[2],
              Boolean.parseBoolean(row[3]),
              Boolean.parseBoolean(row[4]),
              row[5]));
    }
    return new ReasonList(byCode);
  }
}
