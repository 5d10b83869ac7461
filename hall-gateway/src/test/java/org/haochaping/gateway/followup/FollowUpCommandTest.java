package org.haochaping.gateway.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.TestHall;
import org.haochaping.gateway.settlement.RulesHall;
import org.haochaping.protocol.Hash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code hall-gateway followup} and {@code holidays}, as staff uses them. */
class FollowUpCommandTest {
  private static final FollowUpSettings SETTINGS =
      new FollowUpSettings(Duration.ofDays(2), 15, RulesHall.ZONE, 1_000, List.of("王组长", "李主任"));

  @TempDir Path folder;
  private TestHall hall;

  @BeforeEach
  void write() throws Exception {
    hall = TestHall.in(folder).with("follow-up.evidence-max = 1 KiB");
  }

  /** A bad rating, and its follow-up. */
  private void rate(String accepted, String pressed) throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    try (RulesHall rules = new RulesHall(Engine.SQLITE, data)) {
      rules.at(pressed);
      rules.press("bad", rules.accepted("P1", accepted), 1, pressed);
      new FollowUpWatch(rules.ledger(), SETTINGS, rules.clock()).openAll();
    }
  }

  private void rate() throws Exception {
    rate("2025-03-05T00:30:00Z", "2025-03-05T01:00:00Z");
  }

  private String act(String what, String note, String... more) {
    String[] words = new String[more.length + 7];
    String[] first = {"followup", what, "1", "--by", "王督导", "--note", note};
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(more, 0, words, first.length, more.length);
    return hall.run(words);
  }

  @Test
  void RECTIFY_15_WORKING_DAYS_followUpAtTheCommandLine_goesAllTheWay() throws Exception {
    rate();
    String due = "2025-03-07T09:00+08:00\t2025-03-26";
    assertThat(hall.run("followup", "list").lines())
        .containsExactly("1\t1\t3\topened\t" + due + "\trectify\t-\t-\tnone", "followups=1");
    assertThat(hall.run("followup", "assign", "1", "--to", "王督导", "--by", "李科长")).isEqualTo("done");
    assertThat(act("verify", "电话核实")).isEqualTo("done");
    assertThat(act("appeal", "窗口认为不属实")).isEqualTo("done");
    assertThat(act("find", "属实", "--finding", "upheld")).isEqualTo("done");
    assertThat(hall.run("followup", "list").lines())
        .containsExactly("1\t1\t3\tverified\t" + due + "\trectify\t王督导\t-\tupheld", "followups=1");
    assertThat(hall.run("followup", "list", "--for", "王督导")).endsWith("followups=1");
    assertThat(hall.run("followup", "list", "--for", "李主任")).isEqualTo("followups=0");
    assertThat(act("rectify", "通知窗口")).isEqualTo("done");
    assertThat(act("rectify", "已增设样本", "--done")).isEqualTo("done");

    byte[] photo = "not really a photo".getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("整改.jpg"), photo);
    assertThat(hall.run("followup", "attach", "1", file.toString(), "--by", "王督导"))
        .isEqualTo("attachment=1");
    assertThat(act("report", "已报送")).isEqualTo("done");
    assertThat(act("close", "办结")).isEqualTo("done");

    assertThat(hall.run("followup", "list")).isEqualTo("followups=0");
    String closed = "1\t1\t3\tclosed\t" + due + "\t-\t王督导\t-\tupheld";
    assertThat(hall.run("followup", "list", "--all").lines()).contains(closed, "followups=1");
    assertThat(hall.run("followup", "show", "1").lines())
        .startsWith(closed, "rating=1 outcome=adopted")
        .anyMatch(line -> line.endsWith("\t李科长\tassigned\topened\t王督导"))
        .anyMatch(line -> line.endsWith("\t王督导\tfound-upheld\tverified\t属实"))
        .anyMatch(line -> line.endsWith("\t王督导\trectified\trectified\t已增设样本"))
        .endsWith("attachment 1\t整改.jpg\t" + Hash.sha256(photo).hex());
    Path copy = folder.resolve("copy.jpg");
    assertThat(hall.run("followup", "attachment", "1", copy.toString())).isEmpty();
    assertThat(copy).hasBinaryContent(photo);
    assertThat(act("reopen", "市级平台退回")).isEqualTo("done");
    assertThat(hall.run("followup", "list")).contains("\tverified\t").endsWith("followups=1");
  }

  @Test
  void followUp_wrongWords_areRefusedInOneSentence() throws Exception {
    rate();
    String[] by = {"--by", "王", "--note", "说明"};
    assertThat(refused(by, "followup", "verify", "9")).endsWith("没有此回访 / no follow-up 9");
    assertThat(hall.refused("followup", "show", "9")).endsWith("没有此回访 / no follow-up 9");
    assertThat(refused(by, "followup", "close", "1"))
        .contains("not possible: it is opened, not on the way to closed");
    assertThat(refused(by, "followup", "find", "1", "--finding", "upheld"))
        .contains("先回访核实 / verify it before");
    assertThat(refused(by, "followup", "find", "1", "--finding", "wrong")).contains("没有此结论");
    assertThat(refused(by, "followup", "find", "1", "--finding", "none"))
        .endsWith("finding: upheld, mistaken or malicious");
    assertThat(hall.refused("followup", "verify", "1", "--by", " ", "--note", "x"))
        .contains("姓名 1 至 50 字");
    assertThat(hall.command("followup", "verify", "1", "--by", "王").exit())
        .as("nothing said of it")
        .isEqualTo(2);
    assertThat(hall.run("followup", "list")).as("nothing was done").contains("\topened\t");
  }

  @Test
  void evidence_thatCannotBeReadOrWritten_isSaidInOneSentence() throws Exception {
    rate();
    Path file = Files.write(folder.resolve("a"), new byte[] {1});
    assertThat(hall.refused("followup", "attach", "1", folder + "/none", "--by", "王"))
        .contains("读不了文件 / can't read");
    assertThat(hall.refused("followup", "attach", "9", file.toString(), "--by", "王"))
        .endsWith("no follow-up 9");
    Path large = Files.write(folder.resolve("large"), new byte[1_025]);
    assertThat(hall.refused("followup", "attach", "1", large.toString(), "--by", "王"))
        .contains("附件过大 / the attachment is too large");
    assertThat(hall.refused("followup", "attachment", "1", folder + "/b"))
        .endsWith("没有此附件 / no attachment 1");
    hall.run("followup", "attach", "1", file.toString(), "--by", "王");
    assertThat(hall.refused("followup", "attachment", "1", large.toString()))
        .contains("文件已存在 / the file is there already");
    assertThat(large).as("not written over").hasSize(1_025);
    assertThat(hall.refused("followup", "attachment", "1", folder + "/none/b"))
        .contains("写不了 / can't write");
  }

  @Test
  void RECTIFY_15_WORKING_DAYS_importAtTheCommandLine_makesDeadlinesFinal() throws Exception {
    rate("2026-12-11T02:00:00Z", "2026-12-11T03:00:00Z");
    assertThat(hall.run("followup", "list")).contains("\t2027-01-01?\t");
    Path part = Files.writeString(folder.resolve("part.csv"), "2027-01-01,off\n");
    assertThat(hall.refused("holidays", "import", part.toString()))
        .contains("2027 年须列出全年安排", "the file must list the whole year 2027");
    Path wrong = Files.writeString(folder.resolve("wrong.csv"), "2027-01-01,holiday\n");
    assertThat(hall.refused("holidays", "import", wrong.toString())).contains("第 1 行 / line 1");
    assertThat(hall.refused("holidays", "import", folder + "/none.csv"))
        .contains("读不了文件 / can't read");
    assertThat(hall.run("followup", "list")).as("as before").contains("\t2027-01-01?\t");

    String october =
        IntStream.rangeClosed(1, 9)
            .mapToObj(day -> "2027-10-0" + day + ",off\n")
            .collect(Collectors.joining());
    Path whole =
        Files.writeString(
            folder.resolve("2027.csv"), "day,kind\n2027-01-01,off\n2027-10-10,work\n" + october);
    assertThat(hall.run("holidays", "import", whole.toString()))
        .isEqualTo("days=11 years=[2027] recomputed=1");
    assertThat(hall.run("followup", "list")).contains("\t2027-01-04\t");
  }

  private String refused(String[] by, String... words) {
    String[] all = new String[words.length + by.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(by, 0, all, words.length, by.length);
    return hall.refused(all);
  }
}
