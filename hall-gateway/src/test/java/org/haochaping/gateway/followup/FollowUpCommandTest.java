package org.haochaping.gateway.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.TestHall;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.gateway.privacy.Seal;
import org.haochaping.gateway.settlement.RulesHall;
import org.haochaping.protocol.Hash;
import org.haochaping.protocol.JsonFields;
import org.haochaping.protocol.city.Applicant;
import org.haochaping.protocol.city.RecordFields;
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
    assertThat(hall.run(look(copy))).isEmpty();
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
    assertThat(hall.refused(look(folder.resolve("b")))).endsWith("没有此附件 / no attachment 1");
    hall.run("followup", "attach", "1", file.toString(), "--by", "王");
    assertThat(hall.refused(look(large))).contains("文件已存在 / the file is there already");
    assertThat(large).as("not written over").hasSize(1_025);
    assertThat(hall.refused(look(folder.resolve("none/b")))).contains("写不了 / can't write");
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

  private static String[] look(Path to) {
    return new String[] {
      "followup", "attachment", "1", to.toString(), "--who", "王督导", "--why", "核实"
    };
  }

  @Test
  void RATER_PRIVACY_whatStaffWrote_isMaskedUntilSomebodySaysWhoAndWhy() throws Exception {
    rate();
    applicant("张三丰", "护照E12345678", "0474-8812345");
    act("verify", "张三丰(护照E12345678)称 0474-8812345 或 138 0013 8000 均可");
    Path file = Files.writeString(folder.resolve("张三丰13800138000.txt"), "张三丰");
    hall.run("followup", "attach", "1", file.toString(), "--by", "王督导");

    assertThat(hall.run("followup", "show", "1"))
        .contains("张**(护********78)称 ****45 或 138****8000 均可", "attachment 1\t张**138****8000.txt")
        .doesNotContain("张三丰", "E12345678", "8812345", "13800138000");
    assertThat(hall.refused("followup", "show", "1", "--who", "王督导")).contains("须说明何人、为何查看");
    Path copy = folder.resolve("copy");
    assertThat(hall.refused("followup", "attachment", "1", copy.toString())).contains("须说明何人、为何查看");
    assertThat(copy).doesNotExist();
    assertThat(hall.run("cases", "looks")).doesNotContain("王督导");

    assertThat(hall.run("followup", "show", "1", "--who", "王督导", "--why", "差评回访"))
        .contains("张三丰(护照E12345678)称 0474-8812345 或 138 0013 8000 均可", "张三丰13800138000.txt");
    assertThat(hall.run(look(copy))).isEmpty();
    assertThat(copy).hasContent("张三丰");
    assertThat(hall.run("cases", "looks")).contains("王督导\t差评回访", "王督导\t核实");
  }

  /** Who the case's applicant is. */
  private void applicant(String name, String certificate, String phone) {
    Seal seal = Seal.open(folder.resolve("data/keys/privacy.key"));
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      ledger.write(
          handle -> {
            String caseHandle =
                handle.createQuery("select handle from service_case").mapTo(String.class).one();
            ObjectNode person = JsonNodeFactory.instance.objectNode();
            RecordFields.put(person, new Applicant(name, "1", "111", certificate, phone));
            return handle
                .createUpdate("update service_case set applicant = :sealed")
                .bind("sealed", seal.seal(JsonFields.write(person), caseHandle))
                .execute();
          });
    }
  }

  private String refused(String[] by, String... words) {
    String[] all = new String[words.length + by.length];
    System.arraycopy(words, 0, all, 0, words.length);
    System.arraycopy(by, 0, all, words.length, by.length);
    return hall.refused(all);
  }
}
