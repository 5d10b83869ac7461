package org.haochaping.gateway.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.TestHall;
import org.haochaping.gateway.TestHall.Printed;
import org.haochaping.gateway.api.ApiCalls;
import org.haochaping.gateway.ledger.Ledger;
import org.haochaping.protocol.receipt.ReceiptToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CaseImportTest {
  @TempDir Path folder;

  private static List<String> columns() {
    List<String> columns = new ArrayList<>();
    ApiCalls.sample("x").without("window").fieldNames().forEachRemaining(columns::add);
    return columns;
  }

  private static String row(ObjectNode one) {
    return columns().stream().map(name -> one.path(name).asText()).collect(Collectors.joining(","));
  }

  private Path csv(Charset charset, String mark, ObjectNode... cases) throws IOException {
    StringBuilder text = new StringBuilder(mark).append(String.join(",", columns())).append("\r\n");
    for (ObjectNode one : cases) {
      text.append(row(one)).append("\r\n");
    }
    Path file = folder.resolve("cases.csv");
    Files.write(file, text.toString().getBytes(charset));
    return file;
  }

  private static Printed run(TestHall hall, Path file, String... more) {
    return run(hall, file, 3, more);
  }

  private static Printed run(TestHall hall, Path file, int window, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "cases",
                "import",
                file.toString(),
                "--window",
                Integer.toString(window),
                "--config",
                hall.config().toString()));
    words.addAll(List.of(more));
    return hall.command(words.toArray(new String[0]));
  }

  private static int count(TestHall hall) {
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      return ledger.read(
          handle ->
              handle.createQuery("select count(*) from service_case").mapTo(Integer.class).one());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void csv_registersEachCase_andTwiceGivesTheSameReceipts(Engine engine) throws Exception {
    Files.createDirectories(folder.resolve("data"));
    TestHall hall = TestHall.in(folder, engine.fresh(folder.resolve("data")));
    Path file = csv(StandardCharsets.UTF_8, "", ApiCalls.sample("P-1"), ApiCalls.sample("P-2"));
    Printed first = run(hall, file);
    assertThat(first.exit()).isZero();
    assertThat(first.text()).contains("registered=2 skipped=0");
    String link = first.text().lines().findFirst().orElseThrow().split("\t", -1)[1];
    assertThat(ReceiptToken.verify(link, hall.receiptKey())).isPresent();
    assertThat(run(hall, file).text()).isEqualTo(first.text());
    assertThat(count(hall)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8,yes", "UTF-8,no", "GBK,no"})
  void encoding_isFoundOut(String charset, String mark) throws Exception {
    TestHall hall = TestHall.in(folder);
    Path file =
        csv(Charset.forName(charset), mark.equals("yes") ? "\uFEFF" : "", ApiCalls.sample("P-1"));
    assertThat(run(hall, file).exit()).isZero();
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      String basics =
          ledger.read(
              handle ->
                  handle.createQuery("select basics from service_case").mapTo(String.class).one());
      assertThat(basics).contains("个体工商户设立登记");
    }
  }

  @Test
  void badLines_areNamedByLineAndFieldWithoutValues_andNothingIsRegistered() throws Exception {
    TestHall hall = TestHall.in(folder);
    Path file =
        csv(
            StandardCharsets.UTF_8,
            "",
            ApiCalls.sample("P-1"),
            ApiCalls.sample("P-2").put("taskCode", "secret").put("mobile", ""),
            ApiCalls.sample("P-3"),
            ApiCalls.sample("P-4").put("certKeyGOV", "1.50902E+17"));
    Printed printed = run(hall, file);
    assertThat(printed.exit()).isEqualTo(1);
    assertThat(printed.text())
        .contains("line 3: taskCode: 应为 31 位字母或数字 / not 31 letters and digits")
        .contains("line 3: mobile: 缺失 / missing")
        .contains("line 5: certKeyGOV: ")
        .contains("lines with faults=2")
        .doesNotContain("secret", "E+17");
    assertThat(count(hall)).isZero();
    Printed skipped = run(hall, file, "--skip-bad");
    assertThat(skipped.exit()).isZero();
    assertThat(skipped.text()).contains("registered=2 skipped=2");
    assertThat(count(hall)).isEqualTo(2);
  }

  /** A running hall whose windows' system may call. */
  private ApiCalls calls(TestHall hall) throws Exception {
    String key = hall.run("system", "add", "window-system");
    return new ApiCalls(hall.start().apiPort(), key);
  }

  private TestHall withApi(Engine engine) throws Exception {
    Files.createDirectories(folder.resolve("data"));
    return TestHall.in(folder, engine.fresh(folder.resolve("data"))).withApi();
  }

  private static List<String> printed(Printed printed) {
    return printed.text().lines().filter(line -> line.contains("\t")).toList();
  }

  private static int receipts(TestHall hall) {
    try (Ledger ledger = Ledger.open(hall.ledger(), Clock.systemUTC())) {
      return ledger.read(
          handle -> handle.createQuery("select count(*) from receipt").mapTo(Integer.class).one());
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void ENTRY_ONLY_IF_ACCEPTED_caseThatFailed_getsNoReceiptFromAFile(Engine engine)
      throws Exception {
    try (TestHall hall = withApi(engine)) {
      ObjectNode failed = ApiCalls.sample("P-2").put("proStatus", "1");
      assertThat(calls(hall).post("/api/v1/cases/failed", failed.toString()).status())
          .isEqualTo(201);
      Path file = csv(StandardCharsets.UTF_8, "", ApiCalls.sample("P-1"), ApiCalls.sample("P-2"));

      Printed refused = run(hall, file);
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.text())
          .contains("line 3: 该办件受理失败,没有回执 / the case failed, so it gets no receipt")
          .contains("lines with faults=1");
      assertThat(count(hall)).as("nothing of the file was registered").isEqualTo(1);

      Printed skipped = run(hall, file, "--skip-bad");
      assertThat(skipped.exit()).isZero();
      assertThat(skipped.text()).contains("the case failed").contains("registered=1 skipped=1");
      assertThat(printed(skipped)).singleElement().asString().startsWith("P-1\t");
      assertThat(receipts(hall)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void BATCH_ONCE_memberOfABatch_getsTheBatchsReceiptAndNoneOfItsOwn(Engine engine)
      throws Exception {
    try (TestHall hall = withApi(engine)) {
      ObjectNode batch = JsonNodeFactory.instance.objectNode().put("window", 3);
      batch
          .putArray("cases")
          .add(ApiCalls.sample("P-1").without("window"))
          .add(ApiCalls.sample("P-2").without("window"));
      String link =
          calls(hall).post("/api/v1/batches", batch.toString()).json().at("/receipt/link").asText();
      Path file = csv(StandardCharsets.UTF_8, "", ApiCalls.sample("P-1"), ApiCalls.sample("P-2"));
      assertThat(printed(run(hall, file))).containsExactly("P-1\t" + link, "P-2\t" + link);
      assertThat(receipts(hall)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void caseKnownOtherwise_isABadLineThatNamesFieldsAndNoValue(Engine engine) throws Exception {
    Files.createDirectories(folder.resolve("data"));
    TestHall hall = TestHall.in(folder, engine.fresh(folder.resolve("data")));
    Path file = csv(StandardCharsets.UTF_8, "", ApiCalls.sample("P-1"));
    List<String> first = printed(run(hall, file));
    assertThat(first).hasSize(1);

    Printed otherWindow = run(hall, file, 4, "--skip-bad");
    assertThat(otherWindow.text()).contains("known otherwise: window").contains("skipped=1");

    Path lines = folder.resolve("cases.jsonl");
    Files.writeString(
        lines,
        ApiCalls.sample("P-1").put("mobile", "13900009999").put("userName", "别人").without("window")
            + "\n"
            + ApiCalls.sample("P-3").without("window")
            + "\n");
    Printed otherPerson = run(hall, lines);
    assertThat(otherPerson.exit()).isEqualTo(1);
    assertThat(otherPerson.text())
        .contains("line 1: 与已登记的不一致 / known otherwise: mobile, userName")
        .doesNotContain("13900009999", "别人");
    assertThat(count(hall)).isEqualTo(1);
    assertThat(run(hall, lines, "--skip-bad").text()).contains("registered=1 skipped=1");
    assertThat(printed(run(hall, file))).isEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void caseTwiceInAFileAndOtherwise_isRegisteredOnceAndTheCommandFails(Engine engine)
      throws Exception {
    Files.createDirectories(folder.resolve("data"));
    TestHall hall = TestHall.in(folder, engine.fresh(folder.resolve("data")));
    Path file =
        csv(
            StandardCharsets.UTF_8,
            "",
            ApiCalls.sample("P-1"),
            ApiCalls.sample("P-1").put("taskName", "别的"));
    Printed printed = run(hall, file);
    assertThat(printed.exit()).isEqualTo(1);
    assertThat(printed.text())
        .contains("line 3: 与已登记的不一致 / known otherwise: taskName")
        .contains("registered=1 skipped=1");
    assertThat(printed(printed)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void caseFinishedMeanwhile_isFinishedByTheFileAndKeepsItsReceipt(Engine engine) throws Exception {
    Files.createDirectories(folder.resolve("data"));
    TestHall hall = TestHall.in(folder, engine.fresh(folder.resolve("data")));
    Path lines = folder.resolve("cases.jsonl");
    Files.writeString(lines, ApiCalls.sample("P-1").without("window") + "\n");
    List<String> first = printed(run(hall, lines));
    ObjectNode finished =
        ApiCalls.sample("P-1").put("proStatus", "3").put("resultDate", "2026-11-25 10:00:00");
    Files.writeString(lines, finished.without("window") + "\n");
    assertThat(printed(run(hall, lines))).isEqualTo(first);
    assertThat(printed(run(hall, lines))).isEqualTo(first);
    Files.writeString(
        lines, finished.put("resultDate", "2026-11-26 10:00:00").without("window") + "\n");
    assertThat(run(hall, lines).text()).contains("known otherwise: resultDate");
  }

  @Test
  void files_thatAreNone_areRefusedWithAReason() throws Exception {
    TestHall hall = TestHall.in(folder);
    Path file = folder.resolve("cases.csv");
    Files.writeString(file, "projectNo,taskName\r\nP-1,x\r\n");
    assertThat(run(hall, file).text()).contains("columns are missing: serviceNumber, taskCode");
    csv(StandardCharsets.UTF_8, "", ApiCalls.sample("P-1"));
    Files.writeString(file, Files.readString(file) + "\"open,quote\r\n");
    assertThat(run(hall, file).exit()).isEqualTo(1);
    Files.write(file, "projectNo".getBytes(StandardCharsets.UTF_16));
    assertThat(run(hall, file).text()).contains("UTF-16");
    Path lines = folder.resolve("cases.jsonl");
    Files.writeString(lines, "\n{\"projectNo\":\n" + "x".repeat(300_000) + "\n");
    assertThat(run(hall, lines).text()).contains("line 2: ").contains("line 3: 该行过长");
    assertThat(count(hall)).isZero();
  }

  @Test
  void fiftyThousandLines_inASmallHeap_areReadToTheLast() throws Exception {
    TestHall hall = TestHall.in(folder);
    Path file = folder.resolve("cases.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(String.join(",", columns()) + ",batch\r\n");
      String row = row(ApiCalls.sample("P-@"));
      for (int i = 1; i <= 50_000; i++) {
        String one = row.replace("P-@", "P-" + i) + ",B-" + (i + 1) / 2;
        out.write((i < 50_000 ? one : one.replace("4000123000101", "")) + "\r\n");
      }
    }
    Path output = folder.resolve("out.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx80m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.haochaping.gateway.Main",
                "cases",
                "import",
                file.toString(),
                "--window",
                "3",
                "--config",
                hall.config().toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(() -> read(output)).isEqualTo(1);
    assertThat(read(output))
        .contains("line 50001: taskCode")
        .contains("lines 50000-50001: ")
        .contains("lines with faults=2");
    assertThat(count(hall)).isZero();
  }

  private static String read(Path file) {
    try {
      String text = Files.readString(file);
      return text.substring(Math.max(0, text.length() - 2_000));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
