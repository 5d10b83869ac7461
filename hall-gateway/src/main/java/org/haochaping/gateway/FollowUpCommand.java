package org.haochaping.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.haochaping.gateway.followup.Desk;
import org.haochaping.gateway.followup.FollowUp;
import org.haochaping.gateway.followup.FollowUpSettings;
import org.haochaping.gateway.followup.FollowUps;
import org.haochaping.gateway.followup.Holidays;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.SealedWords;
import org.haochaping.gateway.rules.Finding;
import org.haochaping.gateway.settlement.Court;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "followup",
    mixinStandardHelpOptions = true,
    description = "差评回访、核实与整改(第十七条)。%nFollow-up of bad ratings (article 17).")
final class FollowUpCommand {
  private static final String ID = "回访号。%nThe follow-up's number.";

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Who acts, and what there is to say. */
  static final class Act {
    @Parameters(paramLabel = "ID", description = ID)
    private long id;

    @Option(names = "--by", required = true, description = "办理人。%nWho does it.")
    private String by = "";

    @Option(names = "--note", required = true, description = "说明。%nWhat was done or said.")
    private String note = "";

    @Mixin private ConfigOption option = new ConfigOption();
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {
        "列出未办结的回访,最紧急的在前。",
        "Lists those that are not closed, the most urgent first: number, level, window, state,"
            + " verify by, rectify by (? provisional), overdue step, assigned to, escalated to,"
            + " finding."
      })
  int list(
      @Option(names = "--all", description = "包括已办结的。%nClosed ones too.") boolean all,
      @Option(
              names = "--for",
              paramLabel = "NAME",
              description = "仅列由其负责或逾期上报给其的。%nOnly those assigned or escalated to NAME.")
          Optional<String> person,
      @Mixin ConfigOption option) {
    GatewayConfig config = option.load();
    Instant now = Clock.systemUTC().instant();
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      List<FollowUp> found =
          new FollowUps(ledger)
              .list(all).stream()
                  .filter(one -> person.map(String::strip).map(one::isFor).orElse(true))
                  .toList();
      found.forEach(one -> out().println(line(one, now, config.followUp().zone())));
      out().println("followups=" + found.size());
    }
    return 0;
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = {
        "显示一件及其经过和附件,个人信息已遮盖;加 --who --why 显示全文,并先记录。",
        "Shows one with all that was done, and its attachments, masked; with --who and --why in"
            + " plain, which is written down first."
      })
  int show(
      @Parameters(paramLabel = "ID", description = ID) long id,
      @Mixin FollowUpSight.Look look,
      @Mixin ConfigOption option) {
    GatewayConfig config = option.load();
    Clock clock = Clock.systemUTC();
    ZoneId zone = config.followUp().zone();
    try (Ledger ledger = Ledger.open(config.ledger(), clock)) {
      FollowUps followUps = new FollowUps(ledger);
      FollowUp one = followUps.get(id);
      out().println(line(one, clock.instant(), zone));
      out().printf("rating=%d outcome=%s%n", one.rating(), one.outcome());
      new FollowUpSight(config, ledger, clock).print(out(), id, look);
    }
    return 0;
  }

  @Command(
      name = "assign",
      mixinStandardHelpOptions = true,
      description = "指定负责人。%nPuts a person in charge.")
  int assign(
      @Parameters(paramLabel = "ID", description = ID) long id,
      @Option(names = "--to", required = true, description = "负责人。%nWho is in charge.") String to,
      @Option(names = "--by", required = true, description = "办理人。%nWho does it.") String by,
      @Mixin ConfigOption option)
      throws SQLException {
    return with(option, desk -> desk.assign(id, to, by));
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "已回访核实。%nThe person was called back.")
  int verify(@Mixin Act act) throws SQLException {
    return with(act.option, desk -> desk.verify(act.id, act.by, act.note));
  }

  @Command(
      name = "rectify",
      mixinStandardHelpOptions = true,
      description = "开始整改;加 --done 为整改完成。%nPutting it right begins, or is done.")
  int rectify(
      @Mixin Act act, @Option(names = "--done", description = "已完成。%nIt is done.") boolean done)
      throws SQLException {
    return with(
        act.option,
        desk -> {
          if (done) {
            desk.rectified(act.id, act.by, act.note);
          } else {
            desk.beginToRectify(act.id, act.by, act.note);
          }
        });
  }

  @Command(
      name = "report",
      mixinStandardHelpOptions = true,
      description = "已报告结果。%nThe result was reported.")
  int report(@Mixin Act act) throws SQLException {
    return with(act.option, desk -> desk.report(act.id, act.by, act.note));
  }

  @Command(
      name = "appeal",
      mixinStandardHelpOptions = true,
      description = "窗口申诉。%nThe window appeals.")
  int appeal(@Mixin Act act) throws SQLException {
    return with(act.option, desk -> desk.appeal(act.id, act.by, act.note));
  }

  @Command(
      name = "find",
      mixinStandardHelpOptions = true,
      description = {
        "记录核实结论:upheld 属实,mistaken 误评,malicious 恶意。",
        "Notes what was found; mistaken and malicious ratings are kept and no longer adopted."
      })
  int find(
      @Mixin Act act,
      @Option(names = "--finding", required = true, description = "upheld, mistaken, malicious")
          String finding)
      throws SQLException {
    return with(act.option, desk -> desk.find(act.id, Finding.of(finding), act.by, act.note));
  }

  @Command(
      name = "close",
      mixinStandardHelpOptions = true,
      description = "办结。%nNothing more is to be done.")
  int close(@Mixin Act act) throws SQLException {
    return with(act.option, desk -> desk.close(act.id, act.by, act.note));
  }

  @Command(
      name = "reopen",
      mixinStandardHelpOptions = true,
      description = "市级平台退回,重新整改。%nThe city sent it back: it is put right once more.")
  int reopen(@Mixin Act act) throws SQLException {
    return with(act.option, desk -> desk.reopen(act.id, act.by, act.note));
  }

  @Command(
      name = "attach",
      mixinStandardHelpOptions = true,
      description = "添加附件。%nAttaches a file.")
  int attach(
      @Parameters(index = "0", paramLabel = "ID", description = ID) long id,
      @Parameters(index = "1", paramLabel = "FILE", description = "文件。%nThe file.") Path file,
      @Option(names = "--by", required = true, description = "办理人。%nWho does it.") String by,
      @Mixin ConfigOption option) {
    GatewayConfig config = option.load();
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      if (Files.size(file) > config.followUp().maxEvidenceBytes()) {
        throw new TroubleException("附件过大 / the attachment is too large: " + file);
      }
      Path name = file.getFileName();
      long number =
          new FollowUpSight(config, ledger, Clock.systemUTC())
              .evidence()
              .attach(id, by, name == null ? "" : name.toString(), Files.readAllBytes(file));
      out().println("attachment=" + number);
    } catch (IOException e) {
      throw new TroubleException("读不了文件 / can't read " + file + ": " + e.getMessage(), e);
    }
    return 0;
  }

  @Command(
      name = "attachment",
      mixinStandardHelpOptions = true,
      description = {
        "取出附件;须说明何人、为何查看,先记录。",
        "Writes an attachment to a file that is not there yet; who looks and why is written down"
            + " first."
      })
  int attachment(
      @Parameters(index = "0", paramLabel = "NUMBER", description = "附件号。%nIts number.")
          long number,
      @Parameters(index = "1", paramLabel = "FILE", description = "写到。%nWhere to.") Path file,
      @Mixin FollowUpSight.Look look,
      @Mixin ConfigOption option) {
    GatewayConfig config = option.load();
    try (Ledger ledger = Ledger.open(config.ledger(), Clock.systemUTC())) {
      byte[] content = new FollowUpSight(config, ledger, Clock.systemUTC()).content(number, look);
      Files.write(file, content, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new TroubleException("文件已存在 / the file is there already: " + file, e);
    } catch (IOException e) {
      throw new TroubleException("写不了 / can't write " + file + ": " + e.getMessage(), e);
    }
    return 0;
  }

  @FunctionalInterface
  private interface Deed {
    void at(Desk desk) throws SQLException;
  }

  private int with(ConfigOption option, Deed deed) throws SQLException {
    GatewayConfig config = option.load();
    FollowUpSettings settings = config.followUp();
    Clock clock = Clock.systemUTC();
    try (Ledger ledger = Ledger.open(config.ledger(), clock)) {
      Court court = new Court(ledger, config.rules(), clock);
      SealedWords words = new SealedWords(config.seal());
      Holidays holidays = new Holidays(ledger, settings);
      deed.at(new Desk(ledger, settings, holidays, words, court::again, clock));
      out().println("done");
    }
    return 0;
  }

  private static String line(FollowUp one, Instant now, ZoneId zone) {
    return "%d\t%d\t%d\t%s\t%s\t%s%s\t%s\t%s\t%s\t%s"
        .formatted(
            one.id(),
            one.level(),
            one.window(),
            one.state().word(),
            one.verifyDue().atZone(zone).toOffsetDateTime(),
            one.rectifyDate(),
            one.provisional() ? "?" : "",
            one.overdue(now).map(step -> step.name().toLowerCase(Locale.ROOT)).orElse("-"),
            one.assignedTo().isEmpty() ? "-" : one.assignedTo(),
            one.escalatedTo().isEmpty() ? "-" : one.escalatedTo(),
            one.finding().word());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
