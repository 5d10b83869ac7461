package org.haochaping.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.haochaping.gateway.cases.CaseView;
import org.haochaping.gateway.cases.CaseViews;
import org.haochaping.gateway.ledger.Ledger;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "find",
    mixinStandardHelpOptions = true,
    description = {
      "按手机号或证件号查找办件(号码从键盘或标准输入读取,不写在命令行上),结果已遮盖。",
      "Finds a person's newest cases, at most 100, masked. The number is asked for or read from"
          + " standard input, never from the command line, which the shell's history would keep."
    })
final class CaseFindCommand implements Callable<Integer> {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private By by = new By();

  @Mixin private ConfigOption option = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  /** What the number is. */
  static final class By {
    @Option(names = "--phone", required = true, description = "手机号。%nA phone.")
    private boolean phone;

    @Option(names = "--certificate", required = true, description = "证件号。%nA certificate's number.")
    private boolean certificate;
  }

  @Override
  public Integer call() throws IOException {
    GatewayConfig config = option.load();
    Clock clock = Clock.systemUTC();
    PrintWriter out = spec.commandLine().getOut();
    String number = ask(by.phone ? "手机号 / phone:" : "证件号 / certificate:");
    try (Ledger ledger = Ledger.open(config.ledger(), clock)) {
      CaseViews views = CaseSight.views(config, ledger, clock);
      List<CaseView> found = by.certificate ? views.byCertificate(number) : views.byPhone(number);
      found.forEach(one -> CaseSight.print(out, one));
      out.println("cases=" + found.size());
    }
    return 0;
  }

  private String ask(String what) throws IOException {
    spec.commandLine().getErr().println(what);
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (line == null || line.isBlank()) {
      throw new TroubleException("未输入号码 / no number was given");
    }
    return line.strip();
  }
}
