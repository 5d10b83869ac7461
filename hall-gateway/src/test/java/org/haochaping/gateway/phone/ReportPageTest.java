package org.haochaping.gateway.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.haochaping.gateway.Engine;
import org.haochaping.gateway.TestHall;
import org.haochaping.gateway.followup.DisciplineBox;
import org.haochaping.gateway.followup.ResponsibleBody;
import org.haochaping.gateway.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page for reports of breaches of discipline (article 20). */
class ReportPageTest {
  private static final String LINK = "href=\"/d\"";

  @TempDir Path folder;

  private PhoneHall hall(Engine engine, ResponsibleBody body, String more) throws Exception {
    Files.write(folder.resolve("body.der"), body.certificate().getEncoded());
    return new PhoneHall(engine, folder, "discipline.certificate = \"body.der\"\n" + more);
  }

  /** All that lies in the box, opened with the body's key. */
  private static List<String> opened(PhoneHall hall, ResponsibleBody body) throws Exception {
    List<DisciplineBox.Sealed> sealed;
    try (Ledger ledger = Ledger.open(hall.hall.ledger(), Clock.systemUTC())) {
      sealed = new DisciplineBox(ledger, Clock.systemUTC()).after(0);
    }
    List<String> plain = new ArrayList<>();
    for (DisciplineBox.Sealed one : sealed) {
      plain.add(new String(body.open(one.sealed()), StandardCharsets.UTF_8));
    }
    return plain;
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void DISCIPLINE_reportFromAPhone_reachesTheResponsibleBodyAlone(Engine engine) throws Exception {
    ResponsibleBody body = ResponsibleBody.make();
    try (PhoneHall hall = hall(engine, body, "")) {
      HttpResponse<String> page = hall.get("/d");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains("举报违纪违法", "只有负责的纪检监察机关能打开", "Report a breach of discipline or law")
          .contains("name=\"text\"", "name=\"window\"", "name=\"contact\"")
          .doesNotContain("<script");
      HttpResponse<String> taken =
          hall.post(
              "/d",
              "once",
              PhoneHall.once(page),
              "text",
              "工作人员索要礼品\r\n说不给就不办",
              "window",
              "3",
              "contact",
              "");
      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(taken.body())
          .contains("举报已收下", "只有该机关能打开", "The hall&#x27;s staff can&#x27;t read it")
          .as("nor its number, which would tell whether others reported")
          .doesNotContain("索要礼品")
          .doesNotContain("编号");
      assertThat(opened(hall, body))
          .singleElement()
          .asString()
          .matches("时间：[0-9]{4}(-[0-9]{2}){2} [0-9:]{8} \\+08:00\n(?s:.*)")
          .endsWith("\n窗口：3\n联系方式：未填写\n内容：\n工作人员索要礼品\n说不给就不办\n");
      assertThat(hall.strings("select offer from rating")).isEmpty();
      assertThat(hall.strings("select source from submission")).isEmpty();
    }
  }

  @Test
  void DISCIPLINE_pagesForRating_leadToTheReportsWhereThereIsABody() throws Exception {
    try (PhoneHall hall = hall(Engine.SQLITE, ResponsibleBody.make(), "")) {
      String receipt = hall.accept(PhoneHall.sample("P-1"));
      assertThat(hall.get("/w/3").body()).contains(LINK, "举报违纪违法");
      assertThat(hall.get(receipt).body()).contains(LINK, "Report a breach of discipline");
      assertThat(hall.rate(receipt, "satisfied").body()).contains("感谢您的评价", LINK);
      assertThat(hall.get(receipt).body()).contains("已经评价过", LINK);
      assertThat(hall.get("/d").body()).doesNotContain(LINK);
    }
  }

  @Test
  void DISCIPLINE_withoutABody_thereIsNeitherPageNorLink() throws Exception {
    try (PhoneHall hall = new PhoneHall(Engine.SQLITE, folder)) {
      HttpResponse<String> poster = hall.get("/w/3");
      assertThat(poster.body()).doesNotContain(LINK).doesNotContain("举报");
      assertThat(hall.get("/d").statusCode()).isEqualTo(404);
      assertThat(hall.post("/d", "once", PhoneHall.once(poster), "text", "索要礼品").statusCode())
          .isEqualTo(404);
      assertThat(hall.strings("select recipient from discipline_report")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void report_thatCantBeKept_isNotThankedForAndCanBeSentAgain(Engine engine) throws Exception {
    ResponsibleBody body = ResponsibleBody.make();
    try (PhoneHall hall = hall(engine, body, "")) {
      String once = PhoneHall.once(hall.get("/d"));
      String[] fields = {"once", once, "text", "索要<礼品>", "window", "3", "contact", "a@b.example"};
      hall.sql("alter table discipline_report rename to away");
      HttpResponse<String> failed = hall.post("/d", fields);
      assertThat(failed.statusCode()).isEqualTo(503);
      assertThat(failed.body())
          .contains("举报没有收下", "12388", "your report was NOT taken")
          .as("what was written is still there")
          .contains("索要&lt;礼品&gt;", "a@b.example")
          .doesNotContain("举报已收下");
      hall.sql("alter table away rename to discipline_report");
      fields[1] = PhoneHall.once(failed);
      assertThat(hall.post("/d", fields).body()).contains("举报已收下");
      assertThat(opened(hall, body)).singleElement().asString().endsWith("索要<礼品>\n");
    }
  }

  @Test
  void report_sentTwice_isOneAndOtherWordsAreAnother() throws Exception {
    ResponsibleBody body = ResponsibleBody.make();
    try (PhoneHall hall = hall(Engine.SQLITE, body, "phone.reports-per-hour = 2")) {
      String once = PhoneHall.once(hall.get("/d"));
      for (String text : new String[] {"索要礼品", "索要礼品", "索要礼品，两次", "索要礼品"}) {
        assertThat(hall.post("/d", "once", once, "text", text).body()).contains("举报已收下");
      }
      assertThat(opened(hall, body))
          .satisfiesExactly(
              first -> assertThat(first).endsWith("索要礼品\n"),
              second -> assertThat(second).endsWith("索要礼品，两次\n"));
      HttpResponse<String> third = hall.post("/d", "once", once, "text", "第三件");
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(third.headers().firstValueAsLong("Retry-After")).isPresent();
      assertThat(third.body()).contains("举报没有收下", "第三件").doesNotContain("举报已收下");
      assertThat(opened(hall, body)).hasSize(2);
    }
  }

  @Test
  void report_emptyOrTooLong_isSaidAndNothingKept() throws Exception {
    ResponsibleBody body = ResponsibleBody.make();
    try (PhoneHall hall = hall(Engine.SQLITE, body, "")) {
      String once = PhoneHall.once(hall.get("/d"));
      HttpResponse<String> empty = hall.post("/d", "once", once, "text", " \r\n", "contact", "李");
      assertThat(empty.statusCode()).isEqualTo(422);
      assertThat(empty.body()).contains("请写下发生了什么", "value=\"李\"");
      HttpResponse<String> longer = hall.post("/d", "once", once, "text", "长".repeat(2_001));
      assertThat(longer.statusCode()).isEqualTo(422);
      assertThat(longer.body()).contains("举报没有收下", "长".repeat(2_001));
      assertThat(opened(hall, body)).isEmpty();
      assertThat(
              hall.post("/d", "once", once, "text", "长".repeat(2_000), "contact", "李".repeat(200))
                  .body())
          .contains("举报已收下");
      assertThat(opened(hall, body)).hasSize(1);
    }
  }

  @Test
  void report_fromAnotherSiteOrTooLarge_isNotTaken() throws Exception {
    ResponsibleBody body = ResponsibleBody.make();
    try (PhoneHall hall = hall(Engine.SQLITE, body, "")) {
      String elsewhere = PhoneHall.once(hall.get("/w/3"));
      for (String once : new String[] {"", "1-2-3", elsewhere}) {
        HttpResponse<String> refused = hall.post("/d", "once", once, "text", "索要礼品");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("页面已失效，内容未提交", LINK);
      }
      String once = PhoneHall.once(hall.get("/d"));
      assertThat(hall.post("/d", "once", once, "text", "x", "y", "z".repeat(33_000)).statusCode())
          .isEqualTo(400);
      HttpResponse<String> json =
          hall.send(
              HttpRequest.newBuilder(URI.create(hall.address("/d")))
                  .setHeader("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"once\":\"" + once + "\",\"text\":\"x\"}"))
                  .build());
      assertThat(json.statusCode()).isEqualTo(400);
      assertThat(opened(hall, body)).isEmpty();
    }
  }

  @Test
  void gateway_certificateThatNothingCanBeSealedTo_saysSoAtTheStart() throws Exception {
    try (TestHall hall =
        TestHall.in(folder)
            .with("phone { enabled = true, port = 0 }")
            .with("discipline.certificate = \"body.der\"")) {
      assertThatThrownBy(hall::start).hasMessageContaining("读不了证书 / can't read the certificate");
      Path bundle = hall.add("w03");
      Files.copy(bundle.resolve("terminal.pem"), folder.resolve("body.der"));
      assertThatThrownBy(hall::start).hasMessageContaining("the certificate has no RSA key");
    }
  }
}
