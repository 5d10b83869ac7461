package org.haochaping.gateway;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.haochaping.gateway.ledger.ChainCheck;
import org.haochaping.gateway.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "仅凭台账重新核验每条日志链，列出告警和每处缺口、分叉、断链；有后三者则退出码为 1。%n"
            + "Checks every chain again from the ledger alone and lists alarms;"
            + " exits 1 if there is any gap, fork or broken link.")
final class VerifyCommand implements Callable<Integer> {
  @Mixin private ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws SQLException {
    PrintWriter out = spec.commandLine().getOut();
    try (Ledger ledger = Ledger.open(config.load().ledger(), Clock.systemUTC())) {
      ChainCheck.Summary summary = ChainCheck.run(ledger, out::println);
      out.printf(
          "journals=%d entries=%d findings=%d%n",
          summary.journals(), summary.entries(), summary.found());
      return summary.found() == 0 ? 0 : 1;
    }
  }
}
