package org.haochaping.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.terminals.Bundle;
import org.haochaping.gateway.terminals.HallKeys;
import org.haochaping.gateway.terminals.Identity;
import org.haochaping.gateway.terminals.Registered;
import org.haochaping.gateway.terminals.Terminals;
import org.haochaping.protocol.TerminalId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "terminal",
    mixinStandardHelpOptions = true,
    description = "登记、列出、吊销终端。%nRegisters, lists and revokes terminals.")
final class TerminalCommand {
  private static final String ID_HELP = "终端编号：小写字母、数字、连字符。%nThe terminal's id.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "登记终端并写出其配置包。%nRegisters a terminal and writes its bundle.")
  int add(
      @Parameters(paramLabel = "ID", description = ID_HELP) String name,
      @Option(names = "--window", required = true, description = "窗口号。%nIts window's number.")
          int window,
      @Option(
              names = "--department",
              defaultValue = "",
              description = "部门名称。%nThe department on its screen.")
          String department,
      @Option(names = "--out", required = true, description = "配置包目录。%nFolder for the bundle.")
          Path out,
      @Option(
              names = "--again",
              description = "换发证书，旧证书失效。%nReplace its certificate; the old one ends.")
          boolean again,
      @Mixin ConfigOption option) {
    GatewayConfig config = option.load();
    TerminalId id = new TerminalId(name);
    if (window < 0 || window > 65_535) {
      throw new TroubleException("窗口号 / --window must be 0 to 65535");
    }
    Clock clock = Clock.systemUTC();
    HallKeys keys = HallKeys.open(config.keysDir(), config.mqtt().serverNames(), clock);
    try (Ledger ledger = Ledger.open(config.ledger(), clock)) {
      Terminals terminals = new Terminals(ledger, clock);
      if (!again && terminals.list().stream().anyMatch(known -> known.id().equals(id))) {
        throw new TroubleException(
            "终端已登记 / "
                + id
                + " is already there; --again issues a new certificate and ends"
                + " the old one");
      }
      Identity identity = keys.issue(id);
      GatewayConfig.Hall hall = config.hall();
      new Bundle(
              id,
              hall.number(),
              hall.name(),
              window,
              department,
              config.mqtt().hostForTerminals(),
              port(config),
              keys.receiptPublicKey())
          .write(out, keys, identity);
      terminals.register(id, window, identity.certificate());
    }
    out().println("已登记 / registered " + id + ", bundle in " + out);
    return 0;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "列出已登记的终端。%nLists the terminals.")
  int list(@Mixin ConfigOption option) {
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(option.load().ledger(), clock)) {
      for (Registered terminal : new Terminals(ledger, clock).list()) {
        out()
            .printf(
                "%s\twindow=%d\tadded=%s\t%s%n",
                terminal.id(),
                terminal.window(),
                terminal.addedAt(),
                terminal.revokedAt().map(at -> "revoked=" + at).orElse("active"));
      }
    }
    return 0;
  }

  @Command(
      name = "revoke",
      mixinStandardHelpOptions = true,
      description = "吊销终端，数据保留。%nShuts a terminal out; what it delivered stays.")
  int revoke(
      @Parameters(paramLabel = "ID", description = ID_HELP) String name,
      @Mixin ConfigOption option) {
    Clock clock = Clock.systemUTC();
    TerminalId id = new TerminalId(name);
    try (Ledger ledger = Ledger.open(option.load().ledger(), clock)) {
      if (!new Terminals(ledger, clock).revoke(id)) {
        throw new TroubleException(
            "没有可吊销的终端 / " + id + " is not registered or already revoked; see terminal list");
      }
    }
    out().println("已吊销 / revoked " + id);
    return 0;
  }

  /** Where the configured port is "any free one", the one that the running gateway took. */
  private static int port(GatewayConfig config) {
    int port = config.mqtt().port();
    Path taken = config.portFile();
    if (port != 0 || !Files.exists(taken)) {
      return port;
    }
    try {
      return Integer.parseInt(Files.readString(taken).strip());
    } catch (IOException | NumberFormatException e) {
      throw new TroubleException("读不了 / can't read " + taken + "; start the gateway first", e);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
