package org.haochaping.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import org.haochaping.gateway.fonts.HallType;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.report.Editions;
import org.haochaping.gateway.report.PdfReport;
import org.haochaping.gateway.report.Report;
import org.haochaping.gateway.report.ReportException;
import org.haochaping.gateway.report.XlsxReport;
import org.haochaping.gateway.results.Period;
import org.haochaping.gateway.results.ResultBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "制作评价结果报告(第十八、十九条),PDF 与 XLSX;公开版与公示页面同样隐藏小样本。",
      "Makes the report of a period (articles 18, 19) as PDF and XLSX. The public one hides small"
          + " groups as the public page does."
    })
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PERIOD",
      arity = "0..1",
      description = {
        "2026-11, 2026-Q4, 2026;默认上一个整月。与 --staff 同用时也可为日或区间。",
        "Default: the last whole month. With --staff a day or a range too."
      })
  private String period = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "输出目录。%nWhere to put it.")
  private Path out = Path.of(".");

  @Option(names = "--format", defaultValue = "both", description = "pdf, xlsx, both")
  private String format = "both";

  @Option(
      names = "--staff",
      description = {
        "内部版:含工作人员,不隐藏小样本,不得公开。",
        "The hall's own copy: with clerks, nothing hidden; not to be given away."
      })
  private boolean staff;

  @Mixin private ConfigOption option = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  private enum Format {
    PDF,
    XLSX
  }

  @Override
  public Integer call() {
    Set<Format> formats = formats();
    GatewayConfig config = option.load();
    Clock clock = Clock.systemUTC();
    Report report;
    try (Ledger ledger = Ledger.open(config.ledger(), clock)) {
      Editions editions = new Editions(new ResultBook(ledger), PublishConfig.rules(config), clock);
      Period asked = period.isEmpty() ? editions.lastWholeMonth() : Period.parse(period);
      report = staff ? editions.forStaff(asked) : editions.forEverybody(asked);
    } catch (ReportException e) {
      throw new TroubleException("没有报告 / no report: " + e.getMessage(), e);
    }
    try {
      Files.createDirectories(out);
      for (Format one : formats) {
        write(one, report);
      }
    } catch (IOException e) {
      throw new TroubleException("报告没有写成 / no report: " + e.getMessage(), e);
    }
    if (report.waiting() > 0) {
      spec.commandLine()
          .getErr()
          .printf(
              "尚有 %d 项变动未计入,由运行中的网关计入 / not counted yet, a running gateway does it: %d%n",
              report.waiting(), report.waiting());
    }
    return 0;
  }

  private Set<Format> formats() {
    if (format.equals("both")) {
      return EnumSet.allOf(Format.class);
    }
    for (Format one : Format.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(format)) {
        return EnumSet.of(one);
      }
    }
    throw new TroubleException("--format: pdf, xlsx, both");
  }

  /** Under another name first, so that nobody reads half a report. */
  private void write(Format one, Report report) throws IOException {
    Path file = out.resolve(report.fileName() + "." + one.name().toLowerCase(Locale.ROOT));
    Path part = out.resolve(file.getFileName() + ".part");
    try (OutputStream stream = Files.newOutputStream(part)) {
      switch (one) {
        case PDF -> pdf(stream, report);
        case XLSX -> new XlsxReport().write(stream, report);
      }
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    out().println(file);
  }

  private void pdf(OutputStream stream, Report report) {
    SortedSet<String> missing = new PdfReport(HallType.load()).write(stream, report);
    if (!missing.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "字体里没有这些字,以〓代替 / the type has no form for these, 〓 stands for them: "
                  + String.join(" ", missing));
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
