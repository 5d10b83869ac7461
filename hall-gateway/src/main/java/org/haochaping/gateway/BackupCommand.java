package org.haochaping.gateway;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.ledger.LedgerCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "备份 SQLite 台账(网关可在运行),不含密钥;密钥请另行备份,另处存放。",
      "Copies the SQLite ledger while the gateway runs, without keys: back those up elsewhere."
    })
final class BackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "目标目录。%nFolder for the copy.")
  private Path folder = Path.of(".");

  @Mixin private ConfigOption option = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(option.load().ledger(), clock)) {
      spec.commandLine().getOut().println(LedgerCopy.into(folder, ledger, clock));
    }
    return 0;
  }
}
