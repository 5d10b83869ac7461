package org.haochaping.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.TestHall;
import org.haochaping.gateway.TestHall.Printed;
import org.haochaping.gateway.api.ApiCalls;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.receipt.ReceiptCode;
import org.haochaping.protocol.receipt.ReceiptToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a file says beside the fields of a case: window, state and batch. */
class ImportColumnsTest {
  private static final String DONE = "2026-11-25 10:00:00";

  @TempDir Path folder;

  private TestHall hall(Engine engine) throws Exception {
    Files.createDirectories(folder.resolve("data"));
    return TestHall.in(folder, engine.fresh(folder.resolve("data")));
  }

  /** A line with an empty cell for each column that a test does not fill. */
  private static ObjectNode line(String projectNo) {
    ObjectNode line = ApiCalls.sample(projectNo);
    line.put("window", "").put("proStatus", "").put("state", "").put("batch", "");
    return line.put("resultDate", "");
  }

  private static ObjectNode accepted(String projectNo, int window) {
    return line(projectNo).put("window", window).put("state", "accepted");
  }

  private static ObjectNode inBatch(String projectNo, String batch) {
    return accepted(projectNo, 3).put("batch", batch);
  }

  private static ObjectNode finished(ObjectNode line) {
    return line.put("state", "已办结").put("resultDate", DONE);
  }

  private Path csv(ObjectNode... lines) throws IOException {
    List<String> columns = new ArrayList<>();
    line("x").fieldNames().forEachRemaining(columns::add);
    String rows =
        Arrays.stream(lines)
            .map(
                one ->
                    columns.stream()
                        .map(name -> one.path(name).asText())
                        .collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n"));
    return Files.writeString(
        folder.resolve("cases.csv"), String.join(",", columns) + "\r\n" + rows + "\r\n");
  }

  private static Printed run(TestHall hall, Path file, String... more) {
    return hall.command(
        Stream.concat(
                Stream.of("cases", "import", file.toString(), "--config", hall.config().toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static List<String> receipts(Printed printed) {
    return printed.text().lines().filter(line -> line.contains("\t")).toList();
  }

  private static ReceiptCode code(TestHall hall, String printedLine) {
    try {
      return ReceiptToken.verify(printedLine.split("\t", -1)[1], hall.receiptKey()).orElseThrow();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> ledger(TestHall hall, String query) {
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      return ledger.read(handle -> handle.createQuery(query).mapTo(String.class).list());
    }
  }

  private static List<String> states(TestHall hall) {
    return ledger(hall, "select project_no || ' ' || state from service_case order by project_no");
  }

  private static int issued(TestHall hall) {
    return ledger(hall, "select window_no from receipt").size();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void window_ofALine_goesBeforeTheCommandsAndOneMustBeThere(Engine engine) throws Exception {
    TestHall hall = hall(engine);
    Path file = csv(accepted("P-1", 4), accepted("P-2", 4).put("window", ""), accepted("P-3", 0));
    Printed none = run(hall, file);
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.text())
        .contains("第 3 行 / line 3: window: 缺失")
        .contains("there is no --window")
        .contains("lines with faults=1");
    assertThat(states(hall)).isEmpty();

    Printed told = run(hall, file, "--window", "3");
    assertThat(told.exit()).isZero();
    assertThat(receipts(told))
        .extracting(line -> code(hall, line).window())
        .containsExactly(4, 3, 0);
    assertThat(receipts(run(hall, file, "--window", "3"))).isEqualTo(receipts(told));
    assertThat(run(hall, csv(accepted("P-1", 5))).text())
        .contains("line 2: 与已登记的不一致 / known otherwise: window");
    assertThat(run(hall, csv(accepted("P-4", 70_000), line("P-5").put("window", "三"))).text())
        .contains("line 2: window: 应在 0 至 65535 之间")
        .contains("line 3: window: 应为整数")
        .doesNotContain("70000", "三");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void ENTRY_ONLY_IF_ACCEPTED_stateFailedInAFile_isKeptWithoutApplicantAndReceipt(Engine engine)
      throws Exception {
    TestHall hall = hall(engine);
    ObjectNode failed =
        line("P-1")
            .put("state", "受理失败")
            .put("userName", "")
            .put("certKeyGOV", "")
            .put("mobile", "");
    Path file = csv(failed, accepted("P-2", 3), line("P-3").put("state", "failed"));
    Printed first = run(hall, file);
    assertThat(first.exit()).isZero();
    assertThat(first.text()).contains("registered=3 skipped=0");
    assertThat(receipts(first)).singleElement().asString().startsWith("P-2\t");
    assertThat(states(hall)).containsExactly("P-1 failed", "P-2 accepted", "P-3 failed");
    assertThat(issued(hall)).isEqualTo(1);
    assertThat(
            ledger(
                hall,
                "select project_no from service_case where length(applicant) > 0"
                    + " or certificate_mac is not null or phone_mac is not null"))
        .containsExactly("P-2");
    assertThat(run(hall, file).text()).as("the same again").isEqualTo(first.text());
    assertThat(states(hall)).hasSize(3);

    Printed otherwise =
        run(
            hall,
            csv(
                accepted("P-1", 3),
                line("P-2").put("state", "failed"),
                line("P-3").put("state", "failed").put("taskName", "别的"),
                accepted("P-4", 3)),
            "--skip-bad");
    assertThat(otherwise.text())
        .contains("line 2: 该办件受理失败,没有回执")
        .contains("line 3: 该办件已受理,不能改报受理失败")
        .contains("line 4: 与已登记的不一致 / known otherwise: taskName")
        .contains("registered=1 skipped=3");
    assertThat(receipts(otherwise)).singleElement().asString().startsWith("P-4\t");
    assertThat(states(hall))
        .containsExactly("P-1 failed", "P-2 accepted", "P-3 failed", "P-4 accepted");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void state_finished_finishesTheCaseThatKeepsItsReceipt(Engine engine) throws Exception {
    TestHall hall = hall(engine);
    List<String> first = receipts(run(hall, csv(line("P-1").put("state", "已受理")), "--window", "3"));
    Path later = csv(finished(accepted("P-1", 3)), finished(accepted("P-2", 3)));
    Printed done = run(hall, later);
    assertThat(done.exit()).isZero();
    assertThat(receipts(done)).hasSize(2).containsAll(first);
    assertThat(states(hall)).containsExactly("P-1 finished", "P-2 finished");
    assertThat(run(hall, later).text()).isEqualTo(done.text());
  }

  @Test
  void state_thatIsNoneOrContradictsProStatus_isABadLine() throws Exception {
    TestHall hall = hall(Engine.SQLITE);
    Printed printed =
        run(
            hall,
            csv(
                accepted("P-1", 3).put("state", "geheim"),
                finished(accepted("P-2", 3)).put("proStatus", "2"),
                line("P-3").put("state", "failed").put("proStatus", "2"),
                accepted("P-4", 3).put("proStatus", "1"),
                accepted("P-5", 3).put("state", "")));
    assertThat(printed.text())
        .contains("line 2: state: 应为已受理、受理失败或已办结 / accepted, failed or finished is wanted")
        .contains("line 3: proStatus: 已办结应为 3")
        .contains("line 4: proStatus: 受理失败应为 1")
        .contains("line 5: proStatus: 1:未受理的办件没有回执")
        .contains("line 6: proStatus: 缺失")
        .contains("lines with faults=5")
        .doesNotContain("geheim");
    assertThat(states(hall)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void BATCH_ONCE_linesThatShareAWord_areOneBatchWithOneReceiptAsByTheApi(Engine engine)
      throws Exception {
    try (TestHall hall = hall(engine).withApi()) {
      Path file = csv(inBatch("P-1", "甲"), accepted("P-2", 4), inBatch("P-3", "甲"));
      Printed first = run(hall, file);
      assertThat(first.exit()).isZero();
      assertThat(first.text()).contains("registered=3 skipped=0").doesNotContain("甲");
      List<String> printed = receipts(first);
      assertThat(printed).hasSize(2);
      assertThat(printed.get(0)).startsWith("P-2\t");
      assertThat(printed.get(1)).startsWith("P-1\t").endsWith("\tP-3");
      assertThat(printed).extracting(line -> code(hall, line).batch()).containsExactly(1, 2);
      assertThat(issued(hall)).isEqualTo(2);
      assertThat(run(hall, file).text()).as("the same again").isEqualTo(first.text());

      Path done = csv(finished(inBatch("P-1", "乙")), finished(inBatch("P-3", "乙")));
      assertThat(receipts(run(hall, done))).containsExactly(printed.get(1));
      assertThat(states(hall)).containsExactly("P-1 finished", "P-2 accepted", "P-3 finished");
      assertThat(issued(hall)).isEqualTo(2);

      ObjectNode batch = JsonNodeFactory.instance.objectNode().put("window", 3);
      batch
          .putArray("cases")
          .add(ApiCalls.sample("P-1").without("window"))
          .add(ApiCalls.sample("P-3").without("window"));
      String key = hall.run("system", "add", "window-system");
      ApiCalls.Answer answer =
          new ApiCalls(hall.start().apiPort(), key).post("/api/v1/batches", batch.toString());
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().at("/receipt/link").asText())
          .isEqualTo(printed.get(1).split("\t", -1)[1]);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void BATCH_ONCE_brokenBatches_areRefusedWholeWithTheirLinesAndOthersGoOn(Engine engine)
      throws Exception {
    TestHall hall = hall(engine);
    String otherItem = "11150900MB1234567A4000123000102";
    Path file =
        csv(
            inBatch("P-1", "item"),
            inBatch("P-2", "item").put("taskCode", otherItem),
            inBatch("P-3", "window"),
            inBatch("P-4", "window").put("window", 4),
            inBatch("P-5", "alone"),
            inBatch("P-6", "twice"),
            inBatch("P-6", "twice"),
            inBatch("P-7", "bad"),
            accepted("P-8", 3),
            inBatch("P-9", "bad").put("mobile", ""),
            inBatch("P-10", "failed"),
            line("P-11").put("state", "failed").put("batch", "failed"),
            inBatch("P-12", "good"),
            inBatch("P-13", "good"));
    Printed refused = run(hall, file);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.text())
        .contains("line 3: taskCode: 一批应为同一事项 / a batch is of one item")
        .contains("第 2-3 行 / lines 2-3: 同批有误,整批不登记 / one batch, refused as a whole")
        .contains("line 5: window: 一批应在同一窗口 / a batch is filed at one window")
        .contains("第 6 行 / line 6: batch: 一批应有 2 至 255 件 / 2 to 255 in a batch")
        .contains("line 8: projectNo: 批次中重复 / twice in the batch")
        .contains("line 11: mobile: 缺失")
        .contains("第 9、11 行 / lines 9, 11: 同批有误")
        .contains("line 13: state: 受理失败的办件不入批次")
        .contains("lines 12-13: 同批有误")
        .contains("lines with faults=11");
    assertThat(states(hall)).isEmpty();

    Printed skipped = run(hall, file, "--skip-bad");
    assertThat(skipped.exit()).isZero();
    assertThat(skipped.text()).contains("registered=3 skipped=11");
    assertThat(receipts(skipped)).hasSize(2);
    assertThat(states(hall)).containsExactly("P-12 accepted", "P-13 accepted", "P-8 accepted");
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void BATCH_ONCE_batchToldOtherwise_isAConflictAndChangesNothing(Engine engine) throws Exception {
    TestHall hall = hall(engine);
    Printed first = run(hall, csv(inBatch("P-1", "a"), inBatch("P-2", "a"), accepted("P-3", 3)));

    Printed changed =
        run(hall, csv(inBatch("P-1", "a"), inBatch("P-2", "a").put("mobile", "13900009999")));
    assertThat(changed.text())
        .contains("line 3: 与已登记的不一致 / known otherwise: mobile")
        .contains("lines 2-3: 同批有误")
        .contains("nothing was registered")
        .doesNotContain("13900009999");
    String elsewhere = "有办件已单独受理,或属于另一批次 / one of them was accepted alone, or in another batch";
    assertThat(
            run(
                    hall,
                    csv(
                        inBatch("P-1", "a"),
                        inBatch("P-2", "a"),
                        inBatch("P-4", "a"),
                        inBatch("P-3", "b"),
                        inBatch("P-5", "b")),
                    "--skip-bad")
                .text())
        .contains("lines 2-4: " + elsewhere)
        .contains("lines 5-6: " + elsewhere)
        .contains("registered=0 skipped=5");
    assertThat(states(hall)).containsExactly("P-1 accepted", "P-2 accepted", "P-3 accepted");
    Path again = csv(inBatch("P-1", "a"), inBatch("P-2", "a"), accepted("P-3", 3));
    assertThat(run(hall, again).text()).isEqualTo(first.text());
  }

  @Test
  void batch_ofMoreThanAReceiptCounts_isRefusedAndTheLargestIsTaken() throws Exception {
    TestHall hall = hall(Engine.SQLITE);
    ObjectNode[] lines =
        IntStream.range(0, 256).mapToObj(n -> inBatch("P-" + n, "1")).toArray(ObjectNode[]::new);
    assertThat(run(hall, csv(lines)).text())
        .contains("第 2-257 行 / lines 2-257: batch: 一批应有 2 至 255 件")
        .contains("lines with faults=256");
    Printed most = run(hall, csv(Arrays.copyOf(lines, 255)));
    assertThat(receipts(most))
        .singleElement()
        .satisfies(line -> assertThat(code(hall, line).batch()).isEqualTo(255));
  }

  @Test
  void jsonLines_sayWindowStateAndBatchToo() throws Exception {
    TestHall hall = hall(Engine.SQLITE);
    Path file = folder.resolve("cases.jsonl");
    Files.writeString(
        file,
        Stream.of(
                ApiCalls.sample("P-1").put("batch", "b"),
                ApiCalls.sample("P-2").put("batch", "b"),
                ApiCalls.sample("P-3").put("window", 4).put("state", "accepted"))
            .map(ObjectNode::toString)
            .collect(Collectors.joining("\n")));
    Printed printed = run(hall, file);
    assertThat(printed.exit()).isZero();
    assertThat(receipts(printed))
        .extracting(line -> code(hall, line).window())
        .containsExactly(3, 4);
    ObjectNode unclear = ApiCalls.sample("P-4");
    unclear.putArray("batch").add("b");
    Files.writeString(file, unclear.put("state", 1).toString());
    assertThat(run(hall, file).text())
        .contains("line 1: batch: 应为文本")
        .contains("line 1: state: 应为文本");
  }

  @Test
  void header_withAColumnTwice_isRefused() throws Exception {
    TestHall hall = hall(Engine.SQLITE);
    Path file = csv(accepted("P-1", 3));
    Files.writeString(file, Files.readString(file).replace(",resultDate", ",batch"));
    assertThat(run(hall, file).text()).contains("line 1: a column comes twice");
    Files.writeString(file, Files.readString(file).replaceFirst(",state,batch", ",x,y"));
    assertThat(run(hall, file, "--window", "3").text()).doesNotContain("columns are missing");
    Files.writeString(file, Files.readString(file).replaceFirst(",proStatus", ",z"));
    assertThat(run(hall, file).text()).contains("columns are missing: proStatus");
  }
}
