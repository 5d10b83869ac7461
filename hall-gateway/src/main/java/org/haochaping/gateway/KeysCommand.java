package org.haochaping.gateway;

import java.io.PrintWriter;
import java.time.Clock;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.KeyRotation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "个人信息加密密钥。%nThe keys that seal personal data.")
final class KeysCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "列出密钥与其加密的办件数和文字数,新的在前。%nLists keys and the cases and words each seals.")
  int list(@Mixin ConfigOption option) {
    GatewayConfig config = option.load();
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      rotation(config, ledger)
          .uses()
          .forEach(
              use -> out().println(use.id() + "\tcases=" + use.cases() + " words=" + use.words()));
    }
    return 0;
  }

  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = {
        "启用新密钥,并用它重新加密全部个人信息;中断后再次运行即继续。",
        "A new key for new data; then seals all anew with it. Run again where it was cut off."
            + " Back the key file up before and after."
      })
  int rotate(@Mixin ConfigOption option) {
    GatewayConfig config = option.load();
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      KeyRotation rotation = rotation(config, ledger);
      out()
          .println(
              rotation.begin()
                  ? "已启用新密钥 / a new key is in use"
                  : "继续上次未完成的轮换 / going on with the rotation that was cut off");
      long count =
          rotation.reseal(
              done -> {
                out().println("resealed=" + done);
                out().flush();
              });
      out()
          .println(
              "已完成 / done, resealed="
                  + count
                  + "; keys drop-old removes the old key once its backups are not needed");
    }
    return 0;
  }

  @Command(
      name = "drop-old",
      mixinStandardHelpOptions = true,
      description = "删除不再使用的旧密钥;用它加密的旧备份将无法读出。%nRemoves old keys that seal nothing.")
  int dropOld(@Mixin ConfigOption option) {
    GatewayConfig config = option.load();
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      out().println("已删除旧密钥 / old keys removed: " + rotation(config, ledger).dropOld());
    }
    return 0;
  }

  private static KeyRotation rotation(GatewayConfig config, Ledger ledger) {
    return new KeyRotation(ledger, config.sealKeyFile(), config.sealCipher());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
