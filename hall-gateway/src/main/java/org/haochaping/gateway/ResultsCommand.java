package org.haochaping.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.results.FocusEntry;
import org.haochaping.gateway.results.FocusRules;
import org.haochaping.gateway.results.Percent;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.ResultBook;
import org.haochaping.gateway.results.ResultRow;
import org.haochaping.gateway.results.SubjectKind;
import org.haochaping.gateway.results.Tally;
import org.haochaping.protocol.ProtocolException;
import org.haochaping.protocol.SatisfactionLevel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "results",
    mixinStandardHelpOptions = true,
    description = {
      "评价结果与重点关注名单(第十八、十九条),供大厅内部使用,不隐藏小样本。",
      "Results and the focus list (articles 18, 19), for the hall's own staff; nothing is hidden."
          + " Columns: code, name, active ratings, levels 5/4/3/2/1, defaults, good rate (levels 5,"
          + " 4 and 3 of the active ones), cases, unrated rate, follow-ups, called back late,"
          + " median hours to the call back (rounded up), rectified late. By hall, and with"
          + " --details, also: trend (code, period, active ratings, good rate; twelve periods at"
          + " most) and reasons (code, reason's code, sentence, times); the hall has no code."
    })
final class ResultsCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PERIOD",
      description = "2026, 2026-Q4, 2026-11, 2026-11-26, 2026-11-01..2026-11-26")
  private String period = "";

  @Option(
      names = "--by",
      defaultValue = "hall",
      description = "hall, department, window, clerk, item")
  private String by = "hall";

  @Option(names = "--details", description = "每行的趋势与原因。%nTrend and reasons of each row too.")
  private boolean details;

  @Option(names = "--json", description = "输出 JSON。%nPrint JSON.")
  private boolean json;

  @Mixin private ConfigOption option = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Period asked = Period.parse(period);
    SubjectKind kind =
        SubjectKind.of(by)
            .orElseThrow(
                () -> new ProtocolException("--by: hall, department, window, clerk or item"));
    GatewayConfig config = option.load();
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      ResultBook book = new ResultBook(ledger);
      List<ResultRow> rows = book.rows(asked, kind);
      List<FocusEntry> focus =
          new FocusRules(ResultsConfig.focus(config.all())).list(rows, book.hall(asked));
      long waiting = book.waiting();
      Optional<Details> more = Optional.empty();
      if (details || (kind == SubjectKind.HALL && !json)) {
        more = Optional.of(Details.of(book, kind, asked, PublishConfig.reasons(config)));
      }
      if (json) {
        out().println(json(asked, kind, rows, more, focus, waiting));
      } else {
        for (ResultRow row : rows) {
          out().println(line(row));
          more.ifPresent(one -> one.lines(row).forEach(out()::println));
        }
        focus.forEach(one -> out().println(line(one)));
        if (waiting > 0) {
          out()
              .printf(
                  "尚有 %d 项变动未计入,由运行中的网关计入 / not counted yet, a running gateway does it: %d%n",
                  waiting, waiting);
        }
        out().println("rows=" + rows.size());
      }
    }
    return 0;
  }

  private static String line(ResultRow row) {
    Tally tally = row.tally();
    String levels =
        List.of(5, 4, 3, 2, 1).stream()
            .map(code -> tally.ratings(SatisfactionLevel.ofCityCode(code)))
            .map(String::valueOf)
            .collect(Collectors.joining("/"));
    OptionalInt median = tally.medianHoursToCallBack();
    return "%s\t%s\t%d\t%s\t%d\t%s\t%d\t%s\t%d\t%d\t%s\t%d"
        .formatted(
            row.subject().code(),
            row.subject().name(),
            tally.active(),
            levels,
            tally.defaults(),
            percent(tally.goodRate()),
            tally.cases(),
            percent(tally.unratedRate()),
            tally.followUps(),
            tally.calledBackLate(),
            median.isPresent() ? String.valueOf(median.getAsInt()) : "-",
            tally.rectifiedLate());
  }

  private static String line(FocusEntry one) {
    return "重点关注 / focus\t%s\t%s\t%s\t%s / %s"
        .formatted(
            one.subject().code(),
            one.subject().name(),
            one.rule().word(),
            one.chinese(),
            one.english());
  }

  private static String percent(OptionalDouble share) {
    return share.isPresent() ? Percent.of(share.getAsDouble()) : "-";
  }

  private static ObjectNode json(
      Period period,
      SubjectKind kind,
      List<ResultRow> rows,
      Optional<Details> more,
      List<FocusEntry> focus,
      long waiting) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("period", period.text()).put("by", kind.word()).put("waiting", waiting);
    ArrayNode all = json.putArray("rows");
    for (ResultRow row : rows) {
      ObjectNode one = all.addObject();
      one.put("code", row.subject().code()).put("name", row.subject().name());
      one.put("active", row.tally().active());
      row.tally().goodRate().ifPresent(rate -> one.put("goodRate", rate));
      row.tally().unratedRate().ifPresent(rate -> one.put("unratedRate", rate));
      row.tally().medianHoursToCallBack().ifPresent(hours -> one.put("medianHours", hours));
      ObjectNode counts = one.putObject("counts");
      row.tally().counts().forEach(counts::put);
      ObjectNode before = one.putObject("before");
      row.before().counts().forEach(before::put);
      more.ifPresent(details -> details.add(row, one));
    }
    ArrayNode listed = json.putArray("focus");
    focus.forEach(
        entry ->
            listed
                .addObject()
                .put("code", entry.subject().code())
                .put("name", entry.subject().name())
                .put("rule", entry.rule().word())
                .put("zh", entry.chinese())
                .put("en", entry.english()));
    return json;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
