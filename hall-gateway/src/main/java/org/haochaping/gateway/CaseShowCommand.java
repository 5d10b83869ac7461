package org.haochaping.gateway;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.haochaping.gateway.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "显示一件办件,个人信息已遮盖。",
      "Shows a case, masked: handle, number, service, item, state, name, certificate, phone."
    })
final class CaseShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "HANDLE", description = "办件标识。%nThe case's handle, from cases find.")
  private String handle = "";

  @Mixin private ConfigOption option = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    GatewayConfig config = option.load();
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(config.ledger(), clock)) {
      CaseSight.print(
          spec.commandLine().getOut(),
          CaseSight.views(config, ledger, clock).masked(handle).orElseThrow(CaseSight::unknown));
    }
    return 0;
  }
}
