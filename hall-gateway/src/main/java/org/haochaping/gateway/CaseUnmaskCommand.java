package org.haochaping.gateway;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.haochaping.gateway.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "unmask",
    mixinStandardHelpOptions = true,
    description = {
      "显示一件办件的完整个人信息;先记录何人、为何查看(第十四条)。",
      "Shows a case with the applicant in plain; who looks and why is written down first (article"
          + " 14)."
    })
final class CaseUnmaskCommand implements Callable<Integer> {
  @Parameters(paramLabel = "HANDLE", description = "办件标识。%nThe case's handle, from cases find.")
  private String handle = "";

  @Option(names = "--who", required = true, description = "查看人。%nThe person who looks.")
  private String who = "";

  @Option(
      names = "--why",
      required = true,
      description = "事由,不含个人信息。%nThe reason, with nothing personal in it.")
  private String why = "";

  @Mixin private ConfigOption option = new ConfigOption();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    GatewayConfig config = option.load();
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(config.ledger(), clock)) {
      CaseSight.print(
          spec.commandLine().getOut(),
          CaseSight.views(config, ledger, clock)
              .unmasked(handle, who, why)
              .orElseThrow(CaseSight::unknown));
    }
    return 0;
  }
}
