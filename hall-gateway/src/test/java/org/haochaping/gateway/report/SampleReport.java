package org.haochaping.gateway.report;

import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.haochaping.gateway.results.FocusEntry;
import org.haochaping.gateway.results.FocusLimits;
import org.haochaping.gateway.results.FocusRules;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.ResultRow;
import org.haochaping.gateway.results.Subject;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.results.Tally;

/** Reports of a made-up hall, of any length; the same for the same numbers. */
final class SampleReport {
  private static final List<String> DEPARTMENTS =
      List.of(
          "市场监督管理局",
          "公安局出入境管理支队",
          "人力资源和社会保障局",
          "不动产登记中心",
          "国家税务总局乌兰察布市税务局第一税务分局",
          "医疗保障局",
          "住房公积金管理中心",
          "民政局",
          "交通运输局",
          "自然资源局",
          "卫生健康委员会",
          "烟草专卖局");

  private static final List<String> DEEDS =
      List.of("设立登记", "变更登记", "注销登记", "许可证核发", "资格认定", "信息变更", "证明出具", "待遇申领");

  private static final List<String> REASONS =
      List.of("服务态度好,耐心细致", "办事效率高,不用等候", "一次性告知,材料清楚", "等候时间过长", "要求提供不必要的材料(重复提交)", "未一次性告知");

  private final Random random = new Random(20_261_126);

  private SampleReport() {}

  /** A public report with so many departments, windows and items, the last third of each hidden. */
  static Report of(int departments, int windows, int items) {
    return new SampleReport().report(departments, windows, items, Report.Edition.PUBLIC);
  }

  private Report report(int departments, int windows, int items, Report.Edition edition) {
    Map<SubjectKind, List<Line>> tables = new LinkedHashMap<>();
    tables.put(SubjectKind.DEPARTMENT, lines(SubjectKind.DEPARTMENT, departments));
    tables.put(SubjectKind.WINDOW, lines(SubjectKind.WINDOW, windows));
    tables.put(SubjectKind.ITEM, lines(SubjectKind.ITEM, items));
    Tally total = tally(4_000);
    List<Report.Month> trend = new ArrayList<>();
    YearMonth last = YearMonth.of(2026, 10);
    for (int i = 11; i > 0; i--) {
      Optional<Tally> month =
          i == 9 ? Optional.empty() : Optional.of(tally(2_500 + random.nextInt(2_000)));
      trend.add(new Report.Month(last.minusMonths(i), month));
    }
    trend.add(new Report.Month(last, Optional.of(total)));
    return new Report(
        "乌兰察布市政务服务大厅",
        Period.month(last),
        List.of(last),
        ZonedDateTime.of(2026, 11, 4, 8, 30, 0, 0, ZoneId.of("Asia/Shanghai")),
        edition,
        5,
        Optional.of(total),
        trend.get(10).tally(),
        trend,
        reasons(),
        tables,
        focus(tables, total),
        0);
  }

  private List<Line> lines(SubjectKind kind, int count) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean told = i * 3 < count * 2 || count < 3;
      int size = Math.max(6, 600 / (i + 1));
      Optional<Tally> tally = told ? Optional.of(tally(size)) : Optional.empty();
      lines.add(new Line(subject(kind, i), tally, List.of(), List.of()));
    }
    return lines;
  }

  private static Subject subject(SubjectKind kind, int i) {
    String department = DEPARTMENTS.get(i % DEPARTMENTS.size());
    return switch (kind) {
      case WINDOW -> new Subject(kind, Integer.toString(i + 1), "");
      case ITEM ->
          new Subject(
              kind, "I" + i, "(%d)%s%s".formatted(i + 1, department, DEEDS.get(i % DEEDS.size())));
      default -> new Subject(kind, "D" + i, i < DEPARTMENTS.size() ? department : department + i);
    };
  }

  private Tally tally(int active) {
    Map<String, Long> counts = new TreeMap<>();
    long left = active;
    for (String word : List.of("level1", "level2", "level3", "level4")) {
      long part = Math.min(left, random.nextInt(Math.max(1, active / 12) + 1));
      counts.put(word, word.equals("level4") ? part * 3 / 2 : part / 2);
      left -= counts.get(word);
    }
    counts.put("level5", left);
    counts.put("default", active / 9L);
    counts.put("cases", active * 5L / 4);
    counts.put("unrated", active / 4L);
    long bad = counts.get("level1") + counts.get("level2");
    counts.put("followups", bad);
    counts.put("called-back", bad * 9 / 10);
    counts.put("called-late", bad / 10);
    counts.put("rectified-late", bad / 20);
    counts.put("hours." + (2 + random.nextInt(40)), bad * 9 / 10);
    return new Tally(new TreeMap<>(counts));
  }

  private static List<RankedReason> reasons() {
    List<RankedReason> reasons = new ArrayList<>();
    for (int i = 0; i < REASONS.size(); i++) {
      reasons.add(new RankedReason((i < 3 ? "5" : "2") + "0" + i, REASONS.get(i), 900L / (i + 1)));
    }
    return reasons;
  }

  private static List<FocusEntry> focus(Map<SubjectKind, List<Line>> tables, Tally total) {
    FocusRules rules = new FocusRules(new FocusLimits(20, 0.94, 5, 0.08));
    return rules.list(
        tables.get(SubjectKind.DEPARTMENT).stream()
            .filter(line -> line.tally().isPresent())
            .map(line -> new ResultRow(line.subject(), line.tally().get(), Tally.NONE))
            .toList(),
        total);
  }
}
