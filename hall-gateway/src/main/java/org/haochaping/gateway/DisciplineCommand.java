package org.haochaping.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.haochaping.gateway.followup.DisciplineBox;
import org.haochaping.gateway.ledger.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "discipline",
    mixinStandardHelpOptions = true,
    description = "违纪违法举报箱(第二十条)。%nReports of breaches of discipline (article 20).")
final class DisciplineCommand {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = {
        "把举报密封给主管机关的证书,大厅无法打开。",
        "Seals a report to the responsible body's certificate; the hall can't open it. Delete the"
            + " file afterwards."
      })
  int add(
      @Parameters(paramLabel = "FILE", description = "举报内容。%nThe report.") Path file,
      @Mixin ConfigOption option) {
    GatewayConfig config = option.load();
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      if (Files.size(file) > DisciplineBox.MAX_BYTES) {
        throw new TroubleException("举报过大 / the report is too large: " + file);
      }
      X509Certificate body =
          config
              .disciplineBody()
              .orElseThrow(
                  () ->
                      new TroubleException(
                          "未设置 discipline.certificate / discipline.certificate names no"
                              + " certificate: ask the responsible body for one"));
      long number =
          new DisciplineBox(ledger, Clock.systemUTC()).add(Files.readAllBytes(file), body);
      out().println("report=" + number);
    } catch (IOException e) {
      throw new TroubleException("读不了文件 / can't read " + file + ": " + e.getMessage(), e);
    }
    return 0;
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = {
        "把密封的举报写成文件,交主管机关用 openssl cms -decrypt -inform DER 打开。",
        "Writes the sealed reports as files for the responsible body, which opens them with"
            + " openssl cms -decrypt -inform DER -inkey its.key."
      })
  int export(
      @Parameters(paramLabel = "DIR", description = "目录。%nThe folder.") Path folder,
      @Option(
              names = "--after",
              defaultValue = "0",
              description = "此号之后的。%nThose behind this number.")
          long after,
      @Mixin ConfigOption option) {
    GatewayConfig config = option.load();
    int count = 0;
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      Files.createDirectories(folder);
      for (DisciplineBox.Sealed one : new DisciplineBox(ledger, Clock.systemUTC()).after(after)) {
        Files.write(
            folder.resolve(one.number() + ".p7m"), one.sealed(), StandardOpenOption.CREATE_NEW);
        count++;
      }
    } catch (FileAlreadyExistsException e) {
      throw new TroubleException(
          "文件已存在 / the file is there already: %s; --after leaves out what was exported before"
              .formatted(e.getMessage()),
          e);
    } catch (IOException e) {
      throw new TroubleException("写不了 / can't write into " + folder + ": " + e, e);
    }
    out().println("exported=" + count);
    return 0;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
