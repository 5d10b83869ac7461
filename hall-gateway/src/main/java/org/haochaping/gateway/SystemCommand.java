package org.haochaping.gateway;

import java.io.PrintWriter;
import java.time.Clock;
import org.haochaping.gateway.api.WindowSystem;
import org.haochaping.gateway.api.WindowSystems;
import org.haochaping.gateway.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "system",
    mixinStandardHelpOptions = true,
    description = "登记、列出、吊销窗口业务系统。%nThe windows' own systems that may call the API.")
final class SystemCommand {
  private static final String NAME_HELP = "系统名称:字母、数字、连字符、点,至多 50 个。%nThe system's name.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "登记系统并给出其密钥,只显示这一次。%nAdds a system and prints its key, this once.")
  int add(
      @Parameters(paramLabel = "NAME", description = NAME_HELP) String name,
      @Mixin ConfigOption option) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,49}")) {
      throw new TroubleException(
          "名称只能有字母、数字、连字符、点 / a name has letters, digits, hyphens and dots, 50 at most");
    }
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(option.load().ledger(), clock)) {
      String key =
          new WindowSystems(ledger, clock)
              .add(name)
              .orElseThrow(
                  () ->
                      new TroubleException(
                          "系统已登记 / "
                              + name
                              + " is already there; revoke it first to give it a new key"));
      out().println(key);
    }
    return 0;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "列出已登记的系统。%nLists the systems.")
  int list(@Mixin ConfigOption option) {
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(option.load().ledger(), clock)) {
      for (WindowSystem one : new WindowSystems(ledger, clock).list()) {
        out()
            .printf(
                "%s\tadded=%s\t%s%n",
                one.name(),
                one.addedAt(),
                one.revokedAt().map(at -> "revoked=" + at).orElse("active"));
      }
    }
    return 0;
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "吊销系统,已报数据保留。%nShuts a system out; what it reported stays.")
  int revoke(
      @Parameters(paramLabel = "NAME", description = NAME_HELP) String name,
      @Mixin ConfigOption option) {
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(option.load().ledger(), clock)) {
      if (!new WindowSystems(ledger, clock).revoke(name)) {
        throw new TroubleException(
            "没有可吊销的系统 / no such system, or revoked already; see system list");
      }
    }
    out().println("已吊销 / revoked " + name);
    return 0;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
